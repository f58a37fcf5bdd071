using System.Text;

namespace Korme.Tests.Sidecars;

/// <summary>Sidecars in the manner of the programs that write them, made for these tests.</summary>
internal static class Dialects
{
    private const string Packet = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";

    public const string Lightroom = Packet +
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000, 0000/00/00-00:00:00        ">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
            xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
            xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
           xmp:ModifyDate="2026-11-20T09:14:03.25"
           xmp:Rating="3"
           xmp:Label="Gelb"
           dc:format="image/x-nikon-nef"
           crs:Exposure2012="+0.35">
           <xmpMM:History>
            <rdf:Seq>
             <rdf:li
              stEvt:action="saved"
              stEvt:changed="/metadata"/>
            </rdf:Seq>
           </xmpMM:History>
           <crs:ToneCurvePV2012>
            <rdf:Seq>
             <rdf:li>0, 0</rdf:li>
             <rdf:li>255, 255</rdf:li>
            </rdf:Seq>
           </crs:ToneCurvePV2012>
           <dc:title>
            <rdf:Alt>
             <rdf:li xml:lang="x-default">Apples &amp; pears</rdf:li>
            </rdf:Alt>
           </dc:title>
           <dc:subject>
            <rdf:Bag>
             <rdf:li>apple</rdf:li>
             <rdf:li>bazaar</rdf:li>
            </rdf:Bag>
           </dc:subject>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """;

    public const string DigiKam = Packet +
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:digiKam="http://www.digikam.org/ns/1.0/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:acdsee="http://ns.acdsee.com/iptc/1.0/"
           digiKam:ColorLabel="4"
           digiKam:PickLabel="3"
           xmp:Rating="4"
           xmp:Label="Green"
           acdsee:categories="&lt;Categories&gt;&lt;Category Assigned=&quot;1&quot;&gt;базар&lt;/Category&gt;&lt;/Categories&gt;">
           <digiKam:TagsList>
            <rdf:Seq>
             <rdf:li>место/базар</rdf:li>
            </rdf:Seq>
           </digiKam:TagsList>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """;

    public const string Darktable =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
            xmlns:darktable="http://darktable.sf.net/"
           xmp:Rating="-1"
           xmpMM:DerivedFrom="DSC_0101.NEF"
           darktable:xmp_version="5">
           <darktable:colorlabels>
            <rdf:Seq>
             <rdf:li>3</rdf:li>
            </rdf:Seq>
           </darktable:colorlabels>
           <darktable:history>
            <rdf:Seq>
             <rdf:li
              darktable:operation="exposure"
              darktable:params="gz02eJxjYGBgYAZhAAAAIAAF"/>
            </rdf:Seq>
           </darktable:history>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        """;

    public const string ExifTool =
        """
        <x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk='Image::ExifTool 12.57'>
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>

         <rdf:Description rdf:about=''
          xmlns:dc='http://purl.org/dc/elements/1.1/'>
          <dc:creator>
           <rdf:Seq>
            <rdf:li>Айгерім</rdf:li>
           </rdf:Seq>
          </dc:creator>
         </rdf:Description>

         <rdf:Description rdf:about=''
          xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>
          <photoshop:City>Алматы</photoshop:City>
         </rdf:Description>

         <rdf:Description rdf:about=''
          xmlns:xap='http://ns.adobe.com/xap/1.0/'>
          <xap:Rating>2</xap:Rating>
         </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <!-- padding -->
        """;

    /// <summary>Everything on one line, a comment and an instruction inside, a qualifier, CDATA, RDF as the default namespace.</summary>
    public const string Odd =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><RDF xmlns=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><?keep me?>"
        + "<Description r:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:q=\"urn:q:\"><!-- mine -->"
        + "<xmp:Label><![CDATA[Red]]></xmp:Label><q:weather r:parseType=\"Resource\"><value>rain</value><q:by>me</q:by></q:weather>"
        + "<dc:subject><Bag><li>one</li><li>two</li></Bag></dc:subject></Description></RDF></x:xmpmeta>";

    public const string Bare =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>
        """;

    public static readonly (string Name, byte[] Bytes)[] All =
    [
        ("Lightroom", Encoding.UTF8.GetBytes(Lightroom)),
        ("Lightroom, padded", Encoding.UTF8.GetBytes(Lightroom.Replace("<?xpacket end", new string(' ', 300) + "\n<?xpacket end", StringComparison.Ordinal) + "\0\0\0")),
        ("digiKam", Encoding.UTF8.GetBytes(DigiKam)),
        ("digiKam, CR LF", Encoding.UTF8.GetBytes(DigiKam.ReplaceLineEndings("\r\n"))),
        ("darktable", Encoding.UTF8.GetBytes(Darktable)),
        ("darktable, byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Darktable)]),
        ("exiftool", Encoding.UTF8.GetBytes(ExifTool)),
        ("odd", Encoding.UTF8.GetBytes(Odd)),
        ("bare", Encoding.UTF8.GetBytes(Bare)),
        ("UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Lightroom.ReplaceLineEndings("\r\n"))]),
        ("UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Lightroom)]),
    ];

    public static byte[] Of(string name) => All.First(dialect => dialect.Name == name).Bytes;
}

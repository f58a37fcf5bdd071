using System.Text;
using Korme.Catalogue;
using Korme.Import;
using Korme.Sidecars;

namespace Korme.Tests.Sidecars;

public sealed class XmpMarksTests
{
    [Theory]
    [InlineData("xmp:Rating='-1'", Mark.Rejected, null)]
    [InlineData("xmp:Rating='-1' korme:rating='4'", Mark.Rejected, 4)]
    [InlineData("xmp:Rating='-1' korme:mark='picked'", Mark.Rejected, null)]
    [InlineData("xmp:Rating='3' korme:rating='4'", null, 3)]
    [InlineData("xmp:Rating='3.0'", null, 3)]
    [InlineData("xmp:Rating='99'", null, null)]
    [InlineData("xmp:Rating='0' korme:mark='picked'", Mark.Picked, 0)]
    [InlineData("korme:mark='maybe'", null, null)]
    [InlineData("digiKam:PickLabel='1' xmp:Rating='2'", Mark.Rejected, 2)]
    [InlineData("digiKam:PickLabel='2'", null, null)]
    [InlineData("digiKam:PickLabel='3'", Mark.Picked, null)]
    [InlineData("digiKam:PickLabel='0' korme:mark='picked'", null, null)]
    public void Decisions_of_several_programs_are_one_decision(string attributes, Mark? mark, int? stars)
    {
        var xmp = Parse(attributes);

        Assert.Equal((mark, stars), (XmpMarks.MarkOf(xmp), XmpMarks.StarsOf(xmp)));
    }

    [Theory]
    [InlineData("xmp:Label='Red'", ColourLabel.Red)]
    [InlineData("xmp:Label=' yellow '", ColourLabel.Yellow)]
    [InlineData("xmp:Label='To Do'", ColourLabel.Purple)]
    [InlineData("xmp:Label='Approved'", ColourLabel.Green)]
    [InlineData("xmp:Label='Жёлтый'", ColourLabel.Yellow)]
    [InlineData("xmp:Label='Зеленая'", ColourLabel.Green)]
    [InlineData("xmp:Label='Көк'", ColourLabel.Blue)]
    [InlineData("xmp:Label='Lila'", ColourLabel.Purple)]
    [InlineData("xmp:Label='Magenta'", ColourLabel.Purple)]
    [InlineData("xmp:Label='Orange'", null)]
    [InlineData("xmp:Label='2'", null)]
    [InlineData("xmp:Label='Print this'", null)]
    [InlineData("digiKam:ColorLabel='1'", ColourLabel.Red)]
    [InlineData("digiKam:ColorLabel='2'", null)]
    [InlineData("digiKam:ColorLabel='6'", ColourLabel.Purple)]
    [InlineData("digiKam:ColorLabel='12'", null)]
    [InlineData("xmp:Label='NoColor' darktable:colorlabels='4'", ColourLabel.Purple)]
    [InlineData("darktable:colorlabels='9'", null)]
    [InlineData("photoshop:LabelColor='blue' xmp:Label='Später'", ColourLabel.Blue)]
    public void Colours_are_known_by_the_names_that_programs_give_them(string attributes, ColourLabel? label) =>
        Assert.Equal(label, XmpMarks.LabelOf(Parse(attributes)));

    [Fact]
    public void A_colour_is_named_in_the_set_that_is_there()
    {
        Assert.Equal("Grün", ColourNames.In("Rot", ColourLabel.Green));
        Assert.Equal("Зеленый", ColourNames.In("красный", ColourLabel.Green));
        Assert.Equal("Approved", ColourNames.In("Select", ColourLabel.Green));
        Assert.Equal("Green", ColourNames.In("Print this", ColourLabel.Green));
        Assert.Equal("Green", ColourNames.In(null, ColourLabel.Green));
    }

    [Theory]
    [InlineData("One line.")]
    [InlineData("*Stars* and _lines_, [a](b) & <c>")]
    [InlineData("First\nsecond\n\nThird: 5. or 5)\n- no list\n# no heading")]
    [InlineData("Таң.\nАлма сатып тұр!")]
    public void A_description_that_became_a_story_goes_out_as_it_came_in(string description)
    {
        var work = new Work { Id = Guid.Empty, Kind = WorkKind.Photograph, Imported = default, Story = LanguageText.Of(EscapeMarkdown.Run(description), "kk") };

        Assert.Equal(description, SidecarFacts.Of(work)["description (kk)"]);
    }

    private static XmpDocument Parse(string attributes) => MergeSidecar.Read(Encoding.UTF8.GetBytes(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' "
        + "xmlns:korme='urn:x-korme:' xmlns:digiKam='http://www.digikam.org/ns/1.0/' xmlns:darktable='http://darktable.sf.net/' "
        + $"xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' {attributes}/></rdf:RDF>"));
}

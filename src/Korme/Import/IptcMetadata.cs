using System.Buffers.Binary;
using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What IPTC-IIM 4.2 says: datasets of record 2, each a marker, a record, a number, a length and bytes.</summary>
internal static class IptcMetadata
{
    private const int MaxDatasets = 2_000;

    public static (PhotoMetadata Facts, FoundTime? Time) From(ReadOnlySpan<byte> block)
    {
        var texts = Read(block);
        string? First(int dataset) => texts.GetValueOrDefault(dataset)?.FirstOrDefault();
        return (new()
        {
            Title = LanguageText.Of(CleanText.Line(First(5))),
            Description = LanguageText.Of(CleanText.Paragraphs(First(120))),
            Creators = CleanText.Lines(texts.GetValueOrDefault(80) ?? []),
            Keywords = CleanText.Lines(texts.GetValueOrDefault(25) ?? []),
            Rights = CleanText.Line(First(116)),
            PlaceName = PlaceNames.Join(First(92), First(90), First(101)),
        }, CaptureTimes.ParseIptc(First(55), First(60)));
    }

    private static Dictionary<int, List<string>> Read(ReadOnlySpan<byte> block)
    {
        var texts = new Dictionary<int, List<string>>();
        for (var count = 0; count < MaxDatasets && block.Length >= 5 && block[0] == 0x1C; count++)
        {
            var (record, dataset, length) = (block[1], block[2], BinaryPrimitives.ReadUInt16BigEndian(block[3..]));
            // The top bit announces a length of more than 32 KB, which no text here has.
            if (length > 0x7FFF || length > block.Length - 5) break;
            if (record == 2)
            {
                if (!texts.TryGetValue(dataset, out var values)) texts[dataset] = values = [];
                // Declared (1:90) or not, UTF-8 is told by its bytes, and the old encodings are guessed.
                values.Add(DecodeText.FromBytes(block.Slice(5, length), out _).TrimEnd('\0'));
            }
            block = block[(5 + length)..];
        }
        return texts;
    }
}

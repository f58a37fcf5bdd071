using System.Text;
using Korme.Catalogue;

namespace Korme.Exhibitions;

/// <summary>The <c>README.md</c> of a bag: what it is, and a list of the works in the order in which they hang.</summary>
internal static class BagReadMe
{
    public static string Of(ExhibitionView view, IReadOnlyList<string> folders, int leftOut, bool withPrivate)
    {
        var text = new StringBuilder();
        text.Append($"# {Plain(view.Exhibition.Title, "Exhibition")}\n\n");
        text.Append("""
            A bag (BagIt 1.0, RFC 8493) with the works of an exhibition, for keeping. `sha512sum -c manifest-sha512.txt`, beside the folder
            `data`, checks every file.

            - `exhibition/record.json` says what the exhibition is, its wall texts lie beside it as Markdown.
            - `works/` has a folder for each work, in the order in which they hang: `original/` has the artist's files as they are, byte for
              byte; `record.json` what the work is (JSON-LD: title, makers, date, place, rights); `stories/` texts in Markdown, a file a language.


            """);
        if (leftOut > 0) text.Append($"{leftOut} more {(leftOut == 1 ? "work hangs" : "works hang")} in the exhibition and {(leftOut == 1 ? "is" : "are")} not handed over: withdrawn, or in the bin.\n\n");
        text.Append(withPrivate
            ? "The records have coordinates and cameras: they are private and not for publication.\n\n"
            : "Coordinates and cameras are left out of the records. What a camera wrote into an original is still in that file.\n\n");
        foreach (var (hung, folder) in view.Works.Zip(folders))
        {
            var work = hung.Work;
            text.Append($"## {Plain(work.Title, "Untitled")}\n\n`{folder}/`\n\n");
            Line(text, "Made by", string.Join(", ", work.Makers.Select(maker => maker.Role.Length > 0 ? $"{maker.Name} ({maker.Role})" : maker.Name.ToString())));
            Line(text, "Date", work.Date);
            Line(text, "Medium", work.Medium.ToString());
            Line(text, "Dimensions", work.Dimensions);
            Line(text, "Rights", work.Rights);
            foreach (var file in work.Files) Line(text, "File", $"{file.Name} ({file.MediaType}, {FormattableString.Invariant($"{file.Bytes:#,0}")} bytes)");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) text.Append($"- {name}: {OneLine(value)}\n");
    }

    private static string Plain(LanguageText text, string otherwise) => text.IsEmpty ? otherwise : string.Join(" / ", text.Select(each => OneLine(each.Value)));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

namespace Korme.Archive;

/// <summary>The <c>README.md</c> of every archive: for whoever finds the folder without the program.</summary>
internal static class ReadMe
{
    public const string Text =
        """
        # An artist's archive

        This folder is an OCFL 1.1 storage root (Oxford Common File Layout, https://ocfl.io/1.1/spec/), written by Korme. You need no
        program to read it: an editor and a picture viewer do.

        Each folder that holds a file `0=ocfl_object_1.1` is one work or one exhibition:

        - `inventory.json` lists every version (`v1`, `v2`, …), which file it had under which name, and where the bytes lie. The
          newest version is named by `head`. Long numbers are SHA-512 digests: `sha512sum` of a file must give its own.
        - `…/content/original/` are the artist's files, byte for byte as they were.
        - `…/content/record.json` says what it is: title, makers, date, place, rights, the names the files had. JSON with
          words that `@context`, at its top, ties to public vocabularies (schema.org, Dublin Core, Exif, PREMIS).
        - `…/content/stories/` are texts in Markdown, a file per language (`kk.md` Kazakh, `ru.md` Russian, `en.md` English).

        A work with `"withdrawn": true` must not be shown: somebody said no. Places and cameras are private too.

        Don't change anything by hand here; to take a copy, copy the whole folder.

        """;
}

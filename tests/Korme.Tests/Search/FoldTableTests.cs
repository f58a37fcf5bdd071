using System.Text.Json;
using Korme.Search;

namespace Korme.Tests.Search;

/// <summary>The table that this fold shares with the one in published folders (<c>fold.ts</c>), which <c>published.test.mjs</c> holds to it.</summary>
public sealed class FoldTableTests
{
    [Fact]
    public void Every_text_of_the_shared_table_folds_as_it_says()
    {
        using var table = JsonDocument.Parse(File.ReadAllBytes(Find("tests/fold-words.json")));

        foreach (var text in table.RootElement.EnumerateObject())
            Assert.Equal(
                text.Value.EnumerateArray().Select(span => (span[0].GetString()!, span[1].GetInt32(), span[2].GetInt32())),
                Fold.Spans(text.Name));
    }

    private static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, path))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException(path), path);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Tests.Cli;

namespace Korme.Tests.Print;

/// <summary><c>korme print</c> in a real browser; the paper is read by poppler and zbar, not by us.</summary>
public sealed partial class PdfTests(PdfTests.Bazaar bazaar) : IClassFixture<PdfTests.Bazaar>
{
    private const string Address = "https://korme.example.kz";
    private const string Kazakh = "Әңгіме, ғажап құс, өлең, ұлы үй, һәм іні";

    /// <summary>An exhibition of three works that are hard to print: every Kazakh letter, three hundred letters in a title, Arabic with emoji and ten thousand words.</summary>
    public sealed class Bazaar : IAsyncLifetime, IDisposable
    {
        private readonly KormeProgram korme = new();

        public async Task InitializeAsync()
        {
            (string Name, string Title, string Story)[] works =
            [
                ("a", Kazakh, "Алма."),
                ("b", string.Join(' ', Enumerable.Repeat("ұзақ атау", 33))[..295], "Қысқа."),
                ("c", "سوق ألماتي 🍎🎻", string.Join(' ', Enumerable.Repeat("Он мың сөз.", 3_400))),
            ];
            foreach (var (index, (name, title, story)) in works.Index())
            {
                TestPictures.Jpeg(korme.PathOf(name + ".jpg"), index, 900, 600);
                await File.WriteAllTextAsync(korme.PathOf(name + ".kk.md"), $"---\ntitle: \"{title}\"\ndimensions: 40 × 60 cm\n---\n\n{story}\n");
            }
            Exhibited = await korme.Exhibit("--title", "Көк базар");
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => korme.Dispose();

        internal KormeProgram.Answer Exhibited { get; private set; } = null!;

        internal Task<KormeProgram.Answer> Print(string file, params string[] arguments) =>
            korme.Run(["print", "kok-bazar", .. arguments, "--language", "kk", "--address", Address, "--to", korme.PathOf(file), "--json"]);

        internal string PathOf(string file) => korme.PathOf(file);
    }

    [PrintToolsFact]
    public async Task Labels_have_our_letters_inside_and_codes_that_a_telephone_reads()
    {
        var answer = await bazaar.Print("labels.pdf", "labels", "--size", "medium");

        var text = await Read("pdftotext", "-layout", bazaar.PathOf("labels.pdf"), "-");
        var fonts = await Read("pdffonts", bazaar.PathOf("labels.pdf"));
        var codes = await Codes("labels.pdf", dpi: 150);
        Assert.Equal((0, 1), (answer.ExitCode, answer.Json.GetProperty("pages").GetInt32()));
        Assert.All(Kazakh.Split(' '), word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains("Literata", fonts, StringComparison.Ordinal);
        Assert.All(fonts.Trim().Split('\n').Skip(2), font => Assert.Matches(@"\byes\b", font)); // embedded
        Assert.Equal(3, codes.Count);
        Assert.All(codes, code => Assert.Matches($"^{Regex.Escape(Address)}/w/[0-9a-z]{{10}}$", code));
        Assert.Contains(answer.Json.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()!.Contains("words", StringComparison.Ordinal));
    }

    [PrintToolsFact]
    public async Task The_pages_of_the_catalogue_are_those_its_index_names_whatever_the_stories()
    {
        var answer = await bazaar.Print("catalogue.pdf", "catalogue");

        var pages = (await Read("pdftotext", "-layout", bazaar.PathOf("catalogue.pdf"), "-")).Split('\f');
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(Kazakh.Split(' ')[0], pages[2], StringComparison.Ordinal); // cover, title page, first plate
        Assert.Equal(["1", "2", "3"], pages[2..5].Select(page => page.Trim().Split('\n')[^1].Trim()));
        Assert.Equal("4", pages[5].Trim().Split('\n')[^1].Trim()); // the index
        Assert.Matches(@"Әңгіме.*\s1\s*\n", pages[5]);
        Assert.InRange(pages.Length, 15, 60); // and ten thousand words
        Assert.Equal(pages.Length - 1, answer.Json.GetProperty("pages").GetInt32());
        Assert.All(await Sizes("catalogue.pdf"), size => Assert.Equal((148, 210), size));
    }

    [PrintToolsFact]
    public async Task A_poster_is_one_page_of_its_size_with_a_code_that_is_read()
    {
        await bazaar.Print("poster.pdf", "poster", "--size", "a2");

        Assert.Equal([(420, 594)], await Sizes("poster.pdf"));
        Assert.Matches($"^{Regex.Escape(Address)}/e/[0-9a-z]{{7}}$", Assert.Single(await Codes("poster.pdf", dpi: 60)));
    }

    [PrintToolsFact]
    public async Task A_hanging_plan_is_drawn_for_walls_that_nobody_saved()
    {
        var answer = await bazaar.Print("plan.pdf", "hanging-plan", "--wall", "сол жақ=300", "--wall", "оң жақ=2 m");

        var text = await Read("pdftotext", "-layout", bazaar.PathOf("plan.pdf"), "-");
        Assert.Equal((0, 2), (answer.ExitCode, answer.Json.GetProperty("pages").GetInt32()));
        Assert.Contains("сол жақ", text, StringComparison.Ordinal);
        Assert.Contains("165", text, StringComparison.Ordinal); // 150 + 40 / 2 - 5
        Assert.All(await Sizes("plan.pdf"), size => Assert.Equal((297, 210), size));
    }

    [Fact]
    public async Task Without_a_browser_it_says_where_to_print_from()
    {
        var answer = await bazaar.Print("none.pdf", "labels", "--browser", "/nowhere/chromium");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("/nowhere/chromium", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("/desk/exhibitions/kok-bazar/print", answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(bazaar.PathOf("none.pdf")));
    }

    [Theory]
    [InlineData("There are: labels", "menu")]
    [InlineData("comes as", "poster", "--size", "a9")]
    [InlineData("above 0", "hanging-plan", "--wall", "left=0")]
    [InlineData("above 0", "hanging-plan", "--wall", "left=-5")]
    [InlineData("longer than 100 m", "hanging-plan", "--wall", "left=100 km")]
    [InlineData("no number", "hanging-plan", "--wall", "left=long")]
    [InlineData("give a name", "hanging-plan", "--wall", "540")]
    [InlineData("museums take", "hanging-plan", "--wall", "left=540", "--eye-height", "12")]
    public async Task What_makes_no_sense_on_the_command_line_is_named(string says, params string[] arguments)
    {
        var answer = await bazaar.Print("wrong.pdf", arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_walls_says_how_to_give_them()
    {
        var answer = await bazaar.Print("plan.pdf", "hanging-plan");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("--wall", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>What a reader of codes finds on the first page, printed at so many dots an inch.</summary>
    private async Task<List<string>> Codes(string file, int dpi)
    {
        var picture = bazaar.PathOf(file + "-page");
        await Read("pdftoppm", "-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", "1", "-l", "1", "-singlefile", "-png", bazaar.PathOf(file), picture);
        return [.. (await Read("zbarimg", "--quiet", "--raw", picture + ".png")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Width and height of every page, in whole millimetres.</summary>
    private async Task<List<(int, int)>> Sizes(string file) =>
        [.. PageSize().Matches(await Read("pdfinfo", "-f", "1", "-l", "500", bazaar.PathOf(file))).Select(match => (Millimetres(match.Groups[1]), Millimetres(match.Groups[2])))];

    private static int Millimetres(Group points) => (int)Math.Round(double.Parse(points.Value, CultureInfo.InvariantCulture) / 72 * 25.4);

    private static async Task<string> Read(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        return output;
    }

    [GeneratedRegex(@"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)")]
    private static partial Regex PageSize();
}

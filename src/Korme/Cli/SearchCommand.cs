using System.CommandLine;
using System.Text.Json;
using Korme.Search;

namespace Korme.Cli;

/// <summary><c>korme search QUERY</c>: finds works, exhibitions, people and places by their words, in any language and script.</summary>
public static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words; the last one may be a beginning", Arity = ArgumentArity.OneOrMore };
        var sort = new Option<string>("--sort") { Description = "The order: relevance, newest or oldest (default: relevance)", HelpName = "ORDER", DefaultValueFactory = _ => "relevance" };
        sort.AcceptOnlyFromAmong("relevance", "newest", "oldest");
        var command = new Command("search", """
            Finds works, stories, exhibitions, people and places: by title, inventory number, name, maker, place, medium, keyword, date or story.
            корме, korme and көрме all find көрме.

            Examples:
              korme search көк базар
              korme search almaty --json
              korme search KB-17
              korme search базар --sort oldest
            """) { query, sort };
        command.SetAction((parsed, cancel) => Run(
            string.Join(' ', parsed.GetRequiredValue(query)), Enum.Parse<FoundOrder>(parsed.GetRequiredValue(sort), ignoreCase: true), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string query, FoundOrder order, string home, bool json, CancellationToken cancel)
    {
        var question = Question.Of(query);
        if (question.IsEmpty) throw new Problem($"{Terminal.Show(query)} has no word in it. Search for letters or digits.");
        await using var studio = await Studio.Open(home, cancel);
        var found = FindWords.Run(studio.Database, question, publicOnly: false, order: order);
        foreach (var each in found) Terminal.Say($"  {each.Kind,-10}  {Terminal.Show(Title(each))}  {Terminal.Show(each.Why.Field)}: {Terminal.Show(each.Why.InBrackets)}");
        Terminal.Say(found.Count == 0 ? $"Nothing has {Terminal.Show(query)} in it." : $"{Terminal.Count(found.Count, "result")}{(found.Count == FindWords.MostResults ? ", the best; more words find fewer" : "")}.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new SearchReport(
            [.. found.Select(each => new SearchResult(each.Id, each.Kind, Title(each), each.Why.InBrackets, each.Why.Field, each.Why.Language))]),
            ReportJson.Default.SearchReport));
        return ExitCode.Done;
    }

    private static string Title(Found found)
    {
        var title = found.Title;
        var inTheLanguage = found.Why.Field is "title" or "name" ? title.In(found.Why.Language) : null;
        return inTheLanguage ?? title.For("kk")?.Text ?? (found.Work?.Files is [var file, ..] ? file.Name : "untitled");
    }
}

/// <summary>What <c>korme search --json</c> prints.</summary>
public sealed record SearchReport(IReadOnlyList<SearchResult> Results);

/// <summary>Something that was found.</summary>
/// <param name="Id">Of the work, exhibition, person or place.</param>
/// <param name="Kind"><c>work</c>, <c>story</c>, <c>exhibition</c>, <c>person</c> or <c>place</c>.</param>
/// <param name="Title">Or the name.</param>
/// <param name="Why">The text that has the words, each in square brackets.</param>
/// <param name="Field">Where that text stands: <c>title</c>, <c>makers</c>, <c>story</c>…</param>
/// <param name="Language">Of that text; <c>und</c> when nobody said.</param>
public sealed record SearchResult(Guid Id, string Kind, string Title, string Why, string Field, string Language);

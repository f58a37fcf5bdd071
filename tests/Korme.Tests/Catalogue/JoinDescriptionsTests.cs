using Korme.Catalogue;

namespace Korme.Tests.Catalogue;

public sealed class JoinDescriptionsTests
{
    private static readonly Work First = new()
    {
        Id = Guid.Empty,
        Kind = WorkKind.Photograph,
        Imported = DateTimeOffset.UnixEpoch,
        Title = new([new("kk", "Көк базар"), new("ru", "Зелёный базар")]),
        Story = LanguageText.Of("Алма.", "kk"),
        Rights = "CC BY 4.0",
        Keywords = ["apples"],
    };

    [Fact]
    public void What_was_changed_at_the_desk_stays_and_the_rest_follows_the_files()
    {
        var now = First with { Title = new([new("kk", "Менің атауым"), new("ru", "Зелёный базар"), new("en", "Mine")]), Keywords = ["mine"] };
        var says = First with { Title = new([new("kk", "Файлдағы атау"), new("ru", "Новое название")]), Rights = "CC0", Keywords = ["pears"] };

        var joined = JoinDescriptions.Run(Steps(("imported", First), ("edited", now)), now, says);

        Assert.Equal(("Менің атауым", "Новое название", "Mine"), (joined.Title.In("kk"), joined.Title.In("ru"), joined.Title.In("en")));
        Assert.Equal(("CC0", "mine"), (joined.Rights, joined.Keywords.Single()));
    }

    [Fact]
    public void Files_that_say_something_new_twice_are_heard_twice_and_the_desk_still_stays()
    {
        var edited = First with { Story = LanguageText.Of("Алма мен алмұрт.", "kk") };
        var described = edited with { Rights = "CC0" };

        var joined = JoinDescriptions.Run(
            Steps(("imported", First), ("edited", edited), ("described", described)), described, First with { Rights = "CC BY-NC 4.0" });

        Assert.Equal(("CC BY-NC 4.0", "Алма мен алмұрт."), (joined.Rights, joined.Story.In("kk")));
    }

    [Fact]
    public void What_the_files_no_longer_say_goes_unless_the_desk_said_it()
    {
        var joined = JoinDescriptions.Run(Steps(("imported", First)), First, First with { Title = LanguageText.Of("Көк базар", "kk") });

        Assert.Null(joined.Title.In("ru"));
    }

    [Fact]
    public void Withdrawal_and_bin_are_never_the_files_business()
    {
        var now = First with { IsWithdrawn = true, Binned = DateTimeOffset.UnixEpoch };

        var joined = JoinDescriptions.Run(Steps(("imported", First), ("withdrawn", now)), now, First with { Rights = "CC0" });

        Assert.Equal((true, now.Binned, "CC0"), (joined.IsWithdrawn, joined.Binned, joined.Rights));
    }

    private static List<HistoryStep> Steps(params (string What, Work Work)[] states)
    {
        var steps = new List<HistoryStep>();
        foreach (var (what, work) in states)
            steps.Add(new(steps.Count + 1, DateTimeOffset.UnixEpoch, what, work, steps is [.., var before] ? WhatChanged.Between(before.Work, work) : []));
        return steps;
    }
}

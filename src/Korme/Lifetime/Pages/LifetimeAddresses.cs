namespace Korme.Lifetime.Pages;

/// <summary>The addresses of what a work is to others and what happened to it, and of the years.</summary>
public static class LifetimeAddresses
{
    /// <summary>What a work is to others: forms post there.</summary>
    public static string Relations(string language, Guid work) => $"/desk/works/{work:D}/relations?lang={language}";

    /// <summary>What happened to a work: forms post there.</summary>
    public static string Condition(string language, Guid work) => $"/desk/works/{work:D}/condition?lang={language}";

    /// <summary>The whole body of work by its years.</summary>
    public static string Years(string language) => $"/{language}/years";

    /// <summary>The works of some years in the list of all works.</summary>
    public static string Works(string language, int from, int to) => FormattableString.Invariant($"/{language}/works?from={from:0000}&to={to:0000}");
}

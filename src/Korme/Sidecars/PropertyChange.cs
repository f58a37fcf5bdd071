namespace Korme.Sidecars;

/// <summary>What a property of a sidecar is to say from now on.</summary>
/// <param name="Namespace">Its URI, ended so that a name can follow.</param>
/// <param name="Name">The local name.</param>
/// <param name="Prefix">Used where the file has none for the namespace.</param>
internal abstract record PropertyChange(string Namespace, string Name, string Prefix)
{
    /// <summary>One value; null takes the property away.</summary>
    internal sealed record OneValue(string Namespace, string Name, string Prefix, string? Value) : PropertyChange(Namespace, Name, Prefix);

    /// <summary>Texts by language, an <c>rdf:Alt</c>: those given are replaced, null takes one away, the others stay.</summary>
    internal sealed record ByLanguage(string Namespace, string Name, string Prefix, IReadOnlyDictionary<string, string?> Texts)
        : PropertyChange(Namespace, Name, Prefix);

    /// <summary>Members of an <c>rdf:Bag</c> that come and go; the others stay.</summary>
    internal sealed record Members(string Namespace, string Name, string Prefix, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
        : PropertyChange(Namespace, Name, Prefix);

    /// <summary>All items of an <c>rdf:Seq</c>, in this order.</summary>
    internal sealed record InOrder(string Namespace, string Name, string Prefix, IReadOnlyList<string> Items) : PropertyChange(Namespace, Name, Prefix);
}

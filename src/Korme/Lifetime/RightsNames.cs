using Korme.Web;

namespace Korme.Lifetime;

/// <summary>What the licences of Creative Commons and the statements of RightsStatements.org are called, in three languages.</summary>
public static class RightsNames
{
    /// <summary>The name of a URI as <see cref="Catalogue.RightsUri"/> writes it: "CC BY-NC 4.0, Attribution, NonCommercial".</summary>
    public static string Of(string uri, Texts texts)
    {
        var parts = new Uri(uri).AbsolutePath.Trim('/').Split('/');
        if (parts is ["vocab", var statement, ..]) return texts["rights." + statement.ToLowerInvariant()];
        if (parts is ["publicdomain", var tool, var number]) return tool == "zero" ? $"CC0 {number}, {texts["rights.cc.zero"]}" : texts["rights.cc.mark"];
        if (parts is not ["licenses", var terms, var version, ..]) return uri;
        var words = terms.Split('-').Where(term => term is "by" or "sa" or "nc" or "nd").Select(term => texts["rights.cc." + term]);
        return $"CC {terms.ToUpperInvariant()} {version}: {string.Join(", ", words)}";
    }
}

using Korme.Web;

namespace Korme.Exchange;

/// <summary>A file that can't be taken at all, or a mapping that can't be used.</summary>
/// <param name="reason">The part of the key <c>exchange.refused.…</c> that says why and what to do.</param>
/// <param name="details">What stands in the sentence.</param>
public sealed class ExchangeRefusedException(string reason, params object[] details) : Exception(Texts.In("en").Format("exchange.refused." + reason, details))
{
    /// <summary>Why, in a language of the pages.</summary>
    public string In(Texts texts) => texts.Format("exchange.refused." + reason, details);
}

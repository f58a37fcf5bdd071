using Korme.Web;

namespace Korme.Exchange.Pages;

/// <summary>"12 new works · 3 changed · 1 row refused": what isn't there isn't said.</summary>
internal static class CountLine
{
    public static string Of(ExchangeCounts counts, RowsOf rows, Texts texts)
    {
        var of = rows == RowsOf.Works ? "" : ".records";
        (string Key, int Count)[] all = [("made" + of, counts.Made), ("changed" + of, counts.Changed), ("same", counts.Same), ("refused", counts.Refused), ("cells", counts.Cells)];
        var said = all.Where(each => each.Count > 0).Select(each => Typography.Held(texts.Count("exchange.count." + each.Key, each.Count))).ToList();
        return said.Count == 0 ? texts["exchange.count.none"] : string.Join(" · ", said);
    }
}

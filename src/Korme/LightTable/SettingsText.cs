using Korme.Catalogue;
using Korme.Web;

namespace Korme.LightTable;

/// <summary>How the camera was set, as photographers write it: <c>35 mm · 1/500 s · f/5.6 · ISO 200</c>.</summary>
internal static class SettingsText
{
    /// <summary>Null when nothing is known.</summary>
    public static string? Of(CameraSettings? settings, Texts texts)
    {
        if (settings is null) return null;
        var parts = new List<string>(4);
        if (settings.FocalLengthMillimetres is { } focal) parts.Add(texts.Format("light.millimetres", focal.ToString("0.#", texts.Culture)));
        if (settings.ExposureSeconds is > 0 and var seconds) parts.Add(texts.Format("light.seconds", Seconds(seconds, texts)));
        if (settings.FNumber is { } aperture) parts.Add("f/" + aperture.ToString("0.#", texts.Culture));
        if (settings.Iso is { } iso) parts.Add("ISO\u00a0" + iso.ToString(texts.Culture));
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    /// <summary>Below 0.3 s as a fraction, as dials show it.</summary>
    private static string Seconds(double seconds, Texts texts) =>
        seconds < 0.3 ? "1/" + Math.Round(1 / seconds).ToString(texts.Culture) : seconds.ToString("0.#", texts.Culture);
}

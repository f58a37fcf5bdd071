using Korme.Selection;
using Korme.Web;

namespace Korme.LightTable;

/// <summary>A clock that seems to be off, as the artist is asked about it.</summary>
/// <param name="Camera">Make and model of the camera to be moved; null: it didn't say.</param>
/// <param name="Body">Its serial number, where it says one.</param>
/// <param name="Right">Make and model of the camera whose clock is taken as right.</param>
/// <param name="Seconds">What would be added to the times of <paramref name="Camera"/>.</param>
/// <param name="Scenes">How many scenes both photographed so far apart.</param>
public sealed record ClockOffer(string? Camera, string? Body, string? Right, int Seconds, int Scenes)
{
    private const int Minute = 60, HalfHour = 30 * Minute;

    /// <summary>Null for what can't be said without moving the right clock too: of two cameras of one model, one without a serial number.</summary>
    public static ClockOffer? Of(ClockShift shift)
    {
        if (shift.Other.Body is null && shift.Other.Model == shift.Camera.Model) return null;
        return new(shift.Other.Model, shift.Other.Body, shift.Camera.Model, Rounded((int)Math.Round(shift.Shift.TotalSeconds)), shift.Evidence.Count);
    }

    /// <summary>How the list of steps names that a clock is right.</summary>
    public static string ActOf(string? camera, string? body) => $"kept-clock {camera} {body}";

    /// <summary>"The clocks of Nikon D750 and Fujifilm X100 seem to be 1 h apart: …"</summary>
    public string Sentence(Texts texts) => texts.Format("light.clock.apart", Name(Right, null, texts), Name(Camera, Body, texts), Length(texts), texts.Count("light.clock.scenes", Scenes));

    /// <summary>"Move Fujifilm X100 by +1:00".</summary>
    public string Move(Texts texts) => texts.Format("light.clock.move", Name(Camera, Body, texts), ClockText.Of(Seconds));

    private string Length(Texts texts)
    {
        var (hours, minutes) = (Math.Abs(Seconds) / 3600, Math.Abs(Seconds) % 3600 / Minute);
        return hours == 0 ? texts.Format("light.clock.minutes", minutes) : minutes == 0 ? texts.Format("light.clock.hours", hours) : texts.Format("light.clock.hours-minutes", hours, minutes);
    }

    private string Name(string? model, string? body, Texts texts) =>
        model is null ? texts["light.clock.unknown"] : body is not null && Right == Camera ? $"{model} ({body})" : model;

    // Two people at one place don't press in the same second: zones and summer time go by half hours, all else by minutes.
    private static int Rounded(int seconds)
    {
        var halfHours = (int)Math.Round(seconds / (double)HalfHour) * HalfHour;
        return halfHours != 0 && Math.Abs(seconds - halfHours) <= 5 * Minute ? halfHours : (int)Math.Round(seconds / (double)Minute) * Minute;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>Mirrored left to right or not, then turned clockwise (IIIF Image API 3.0 §4.3).</summary>
/// <param name="Mirror">Left and right change places before the turn.</param>
/// <param name="DegreesClockwise">0 up to, but not including, 360.</param>
public readonly record struct Rotation(bool Mirror, decimal DegreesClockwise)
{
    public static readonly Rotation None;

    /// <summary>Reads <c>n</c> or <c>!n</c>, n from 0 to 360; 360 is 0; never throws.</summary>
    public static bool TryParse(string text, out Rotation rotation, [NotNullWhen(false)] out string? reason)
    {
        var mirror = text.StartsWith('!');
        var isNumber = Numbers.TryDecimal(mirror ? text.AsSpan(1) : text, out var degrees);
        rotation = new(mirror, degrees == 360 ? 0 : degrees);
        reason = isNumber && degrees <= 360 ? null : "the rotation must be a number of degrees from 0 to 360, with ! before it to mirror";
        return reason is null;
    }

    /// <summary>The canonical form: <c>90</c>, <c>22.5</c>, <c>!0</c>.</summary>
    public override string ToString() => (Mirror ? "!" : "") + Numbers.Text(DegreesClockwise);
}

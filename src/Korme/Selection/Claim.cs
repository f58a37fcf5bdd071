namespace Korme.Selection;

/// <summary>What a reason may say. Of others "clearly" means by more than can be measured, <see cref="Merits"/>.</summary>
internal enum ClaimKind
{
    /// <summary>The artist gave it 1 to 5 stars: <see cref="Claim.Number"/>.</summary>
    Stars,

    /// <summary>Clearly sharper than every other frame.</summary>
    Sharpest,

    /// <summary>No frame is clearly sharper, and some are clearly softer.</summary>
    AmongSharpest,

    /// <summary>At most 0.5 % of the pixels are blown.</summary>
    HighlightsKept,

    /// <summary>Clearly less blown than every other frame.</summary>
    HighlightsBest,

    /// <summary>At most 1 % of the pixels are blocked.</summary>
    ShadowsKept,

    /// <summary>Clearly less blocked than every other frame.</summary>
    ShadowsBest,

    /// <summary>Clearly nearer to a middling exposure than every other frame.</summary>
    BestExposed,

    /// <summary>Clearly less noise than in every other frame.</summary>
    LeastNoise,

    /// <summary>Clearly less compressed than every other frame.</summary>
    LeastCompressed,

    /// <summary>Detail of 0.6 or more.</summary>
    Sharp,

    /// <summary>Exposure within a stop of the usual, little clipped.</summary>
    WellExposed,

    /// <summary>Both of these.</summary>
    SharpAndWellExposed,

    /// <summary>Every other frame is level with it.</summary>
    Twins,

    /// <summary>The first taken of its burst.</summary>
    FirstOfThem,

    /// <summary>Its burst has no other frame.</summary>
    OnlyFrame,

    /// <summary>No other candidate of its date was taken in its hour of the clock: <see cref="Claim.Number"/>, 0 to 23.</summary>
    OnlyInHour,

    /// <summary>Clearly softer than the best frame.</summary>
    Softer,

    /// <summary>Clearly more blown than the best frame.</summary>
    MoreBlown,

    /// <summary>Clearly more blocked than the best frame.</summary>
    MoreBlocked,

    /// <summary>Clearly farther from a middling exposure than the best frame, and darker than it.</summary>
    Darker,

    /// <summary>Clearly farther from a middling exposure than the best frame, and lighter than it.</summary>
    Lighter,

    /// <summary>Clearly noisier than the best frame.</summary>
    Noisier,

    /// <summary>Clearly more compressed than the best frame.</summary>
    MoreCompressed,

    /// <summary>Level with the best frame.</summary>
    LevelWithBest,

    /// <summary>A frame of a burst, and nothing more to say.</summary>
    OneOfThem,

    /// <summary>A frame of a bracket: parts of one picture, not tries at it.</summary>
    InBracket,

    /// <summary>A stop or more darker than the middle one of its bracket.</summary>
    BracketDarker,

    /// <summary>A stop or more lighter than the middle one of its bracket.</summary>
    BracketLighter,

    /// <summary>Neither.</summary>
    BracketMiddle,

    /// <summary>A part of a panorama: <see cref="Claim.Number"/>, from 1.</summary>
    InPanorama,
}

/// <summary>One claim of a reason, and how much it counts.</summary>
internal readonly record struct Claim(ClaimKind Kind, double Weight = 0, int Number = 0);

using Korme.Derivatives;
using Korme.Imaging;

namespace Korme.Import;

/// <summary>Why a picture was refused, with what to do about it.</summary>
internal static class RefusalText
{
    public static string Of(DeriveOutcome.Refused refused) => refused.Reason switch
    {
        Refusal.Damaged => $"damaged ({refused.Detail}). Copy it from the card again, or open it in the program that wrote it.",
        Refusal.TooLarge or Refusal.TooManyFrames => $"too large to be decoded safely ({refused.Detail}).",
        Refusal.TimedOut or Refusal.OutOfMemory or Refusal.Crashed => $"stopped, because it could have taken the program down ({refused.Detail}).",
        Refusal.NotAPicture or Refusal.NotSupported or Refusal.Empty => $"no picture that can be shown ({refused.Detail}).",
        _ => refused.Detail,
    };
}

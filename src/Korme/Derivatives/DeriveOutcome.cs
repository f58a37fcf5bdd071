using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>What became of a picture: its derivatives are there, or why they can't be made.</summary>
public abstract record DeriveOutcome
{
    private DeriveOutcome()
    {
    }

    /// <summary>The derivatives asked for are on the disk.</summary>
    public sealed record Made(PictureFacts Facts) : DeriveOutcome;

    /// <summary>The picture is not shown. <paramref name="Detail"/> is one sentence in English, without the file's name.</summary>
    public sealed record Refused(Refusal Reason, string Detail) : DeriveOutcome;
}

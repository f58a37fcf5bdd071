using System.Text.Json.Serialization;
using Korme.Imaging;

namespace Korme.Derivatives;

internal enum DeriveKind { Sizes, Pyramid }

/// <summary>One line on a worker's standard input; <c>Root</c> is the folder of <see cref="DerivativePaths"/>.</summary>
internal sealed record DeriveRequest(DeriveKind Kind, string Original, string Sha512, string Root, PictureLimits Limits)
{
    [JsonIgnore]
    internal DerivativePaths Paths => new(Root);
}

/// <summary>One line on a worker's standard output: facts, or a refusal, or trouble with the machine (disk full, no such file).</summary>
internal sealed record DeriveAnswer(PictureFacts? Facts = null, Refusal? Reason = null, string? Detail = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeriveRequest))]
[JsonSerializable(typeof(DeriveAnswer))]
[JsonSerializable(typeof(PictureFacts))]
internal sealed partial class DeriveJson : JsonSerializerContext;

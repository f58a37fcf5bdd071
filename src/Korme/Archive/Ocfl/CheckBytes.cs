namespace Korme.Archive.Ocfl;

/// <summary>Reads a file of content once and compares it with what is claimed of it.</summary>
public static class CheckBytes
{
    /// <summary>Checks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="claims">Those of its claims that are to be checked.</param>
    /// <param name="seen">Told of each piece that was read.</param>
    /// <param name="cancel">Stops between two pieces.</param>
    public static CheckedBytes Run(ContentFile file, IReadOnlyList<DigestClaim> claims, SeenBytes? seen, CancellationToken cancel)
    {
        var algorithms = claims.Select(claim => claim.Algorithm).Distinct().ToList();
        try
        {
            var hashed = HashFile.Run(file.Path, algorithms, seen, cancel);
            var problems = from claim in claims
                           let digest = hashed.Digests[algorithms.IndexOf(claim.Algorithm)]
                           where !Inventory.SameDigest(digest, claim.Digest)
                           select new OcflProblem(claim.Code, file.Path, $"is not what was kept: its {claim.Algorithm} differs");
            return new(hashed.Bytes, [.. problems]) { Hashed = algorithms.Zip(hashed.Digests).ToDictionary(pair => pair.First, pair => pair.Second) };
        }
        catch (FileNotFoundException)
        {
            return new(0, [.. claims.Select(claim => claim.Code).Distinct().Select(code => new OcflProblem(code, file.Path, "is missing"))]);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new(0, [new(OcflProblem.Unreadable, file.Path, $"can't be read: {trouble.Message}")]);
        }
    }
}

/// <summary>What reading a file gave: empty problems, and it is whole.</summary>
public sealed record CheckedBytes(long Bytes, IReadOnlyList<OcflProblem> Problems)
{
    /// <summary>Algorithm → digest; empty when the file couldn't be read.</summary>
    public IReadOnlyDictionary<string, string> Hashed { get; init; } = new Dictionary<string, string>();
}

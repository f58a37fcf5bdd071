using System.Globalization;
using Korme.Tests.Faults;

namespace Korme.Bench;

/// <summary>Kills the program at random while it imports and is edited, then looks for everything that it had acknowledged.</summary>
internal static class KillBench
{
    /// <param name="korme">The published program.</param>
    /// <param name="numbers">How many kills (10), and the seed (1).</param>
    /// <returns>0 when nothing was missing.</returns>
    public static async Task<int> Run(string korme, string[] numbers)
    {
        var rounds = numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 10;
        using var kills = new RandomKills(korme, numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 1);
        try
        {
            await kills.Run(rounds, Console.WriteLine);
            Console.WriteLine($"{rounds} kills: {kills.Saves} saves and {kills.Imports} imports were acknowledged, all are there, the archive is valid");
            return 0;
        }
        catch (FaultFound broken)
        {
            Console.WriteLine($"broken promise: {broken.Message}");
            return 1;
        }
    }
}

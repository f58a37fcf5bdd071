using System.Globalization;

namespace Korme.Cli;

/// <summary>The languages of the pages, seen from the terminal.</summary>
internal static class MachineLanguage
{
    /// <summary>The language the person's machine is set to where the pages speak it, else English.</summary>
    public static string Tag => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is var tag && tag is "kk" or "ru" ? tag : "en";
}

using System.Globalization;
using Korme.Storage;

namespace Korme.Tests.Storage;

public sealed class HomeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("korme-home-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_second_opening_is_refused_and_names_the_process()
    {
        using var first = Home.Open(folder);

        var refused = Assert.Throws<HomeInUseException>(() => Home.Open(folder));

        Assert.Equal(Environment.ProcessId, refused.ProcessId);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_that_was_let_go_opens_again()
    {
        Home.Open(folder).Dispose();

        using var again = Home.Open(folder);

        Assert.True(Directory.Exists(again.Inbox));
    }

    [Fact]
    public void A_home_that_is_a_file_is_refused_with_its_path()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "mine");

        var refused = Assert.Throws<HomeUnusableException>(() => Home.Open(file));

        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void Only_the_owner_may_look_into_a_new_home()
    {
        if (OperatingSystem.IsWindows()) return;
        using var home = Home.Open(Path.Combine(folder, "new", "home"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home.Root));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home.Inbox));
    }
}

using System.Diagnostics;
using System.Net.Sockets;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class ScanFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_come_in_the_ordinal_order_of_their_paths()
    {
        foreach (var name in (string[])["b.jpg", "a/2.jpg", "a/1.jpg", "a.jpg", "a-b.jpg", "Z.jpg"]) folder.Write(name, [1]);

        var paths = Scan().Select(item => item.RelativePath);

        Assert.Equal(["Z.jpg", "a-b.jpg", "a.jpg", "a/1.jpg", "a/2.jpg", "b.jpg"], paths);
    }

    [Fact]
    public void Any_name_the_file_system_takes_comes_through_unchanged()
    {
        string[] names = ["қошқар мүйіз.jpg", "two\nlines.jpg", "\"quoted\" 'twice'.jpg", "🎻🍎.jpg", " space .jpg",
            new string('a', 250) + ".jpg", "back\\slash.jpg", "..jpg.jpg"];
        foreach (var name in names) folder.Write(name, [1]);

        var found = Scan();

        Assert.Equal(names.Where(name => name[0] != '.').Order(StringComparer.Ordinal),
            found.OfType<FoundFile>().Select(file => file.Name));
        Assert.Single(found.OfType<Ignored>());
    }

    [Fact]
    public void Leftovers_of_operating_systems_are_counted_not_taken()
    {
        foreach (var name in (string[])[".DS_Store", "Thumbs.db", "desktop.ini", "@eaDir/a.jpg", "__MACOSX/._a.jpg", "a.jpg"])
            folder.Write(name, [1]);

        var found = Scan();

        Assert.Equal("a.jpg", Assert.Single(found.OfType<FoundFile>()).RelativePath);
        Assert.Equal(5, found.OfType<Ignored>().Count());
    }

    [Fact]
    public void Links_that_lead_in_circles_end_the_walk()
    {
        folder.Write("in/a.jpg", [1]);
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "in/round"), folder.Root);
        File.CreateSymbolicLink(Path.Combine(folder.Root, "self.jpg"), Path.Combine(folder.Root, "self.jpg"));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "nowhere.jpg"), Path.Combine(folder.Root, "gone.jpg"));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "good.jpg"), Path.Combine(folder.Root, "in/a.jpg"));

        var found = Scan();

        Assert.Equal(["good.jpg", "in/a.jpg"], found.OfType<FoundFile>().Select(file => file.RelativePath));
        Assert.Equal(["in/round", "nowhere.jpg", "self.jpg"], found.OfType<Skipped>().Select(item => item.RelativePath));
    }

    [UnixFact]
    public void Pipes_and_sockets_are_named_and_never_opened()
    {
        using (var made = Process.Start("mkfifo", [Path.Combine(folder.Root, "pipe.jpg")])) made.WaitForExit();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.Root, "s.jpg")));
        folder.Write("empty.jpg", []);

        var found = Scan();

        Assert.Equal(["pipe.jpg", "s.jpg"], found.OfType<Skipped>().Select(item => item.RelativePath));
        Assert.Equal("empty.jpg", Assert.Single(found.OfType<FoundFile>()).Name);
    }

    [Fact]
    public void A_folder_that_vanishes_during_the_walk_is_named_and_the_rest_goes_on()
    {
        folder.Write("a/1.jpg", [1]);
        folder.Write("b/1.jpg", [1]);
        folder.Write("c/1.jpg", [1]);
        using var source = ScanSource.Run(folder.Root, default);
        using var walk = source.GetEnumerator();
        walk.MoveNext();

        Directory.Delete(Path.Combine(folder.Root, "b"), recursive: true);
        var rest = new List<FoundItem>();
        while (walk.MoveNext()) rest.Add(walk.Current);

        Assert.Equal(["b", "c/1.jpg"], rest.Select(item => item.RelativePath));
        Assert.IsType<Skipped>(rest[0]);
    }

    [UnixFact(NotAsRoot = true)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void What_may_not_be_read_is_named()
    {
        folder.Write("closed/a.jpg", [1]);
        File.SetUnixFileMode(folder.Write("locked.jpg", [1]), UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(folder.Root, "closed"), UnixFileMode.None);

        var found = Scan();
        var (known, skipped) = IdentifyFile.Run(found.OfType<FoundFile>().Single());
        File.SetUnixFileMode(Path.Combine(folder.Root, "closed"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal("closed", found.OfType<Skipped>().Single().RelativePath);
        Assert.Null(known);
        Assert.Contains("can't be read", skipped!.Reason);
    }

    [Fact]
    public void A_single_file_is_a_source_too()
    {
        var path = folder.Write("a.jpg", PictureBytes.Jpeg());

        using var source = ScanSource.Run(path, default);

        Assert.Equal("a.jpg", Assert.IsType<FoundFile>(Assert.Single(source)).RelativePath);
        Assert.Throws<FileNotFoundException>(() => ScanSource.Run(path + "x", default));
    }

    private List<FoundItem> Scan()
    {
        using var source = ScanSource.Run(folder.Root, default);
        return [.. source];
    }
}

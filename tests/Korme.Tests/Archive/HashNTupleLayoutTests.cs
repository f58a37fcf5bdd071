using System.Text;
using Korme.Archive.Ocfl;

namespace Korme.Tests.Archive;

/// <summary>The examples of OCFL/extensions, docs/0003-hash-and-id-n-tuple-storage-layout.md.</summary>
public sealed class HashNTupleLayoutTests
{
    [Theory]
    [InlineData("object-01", "sha256", 3, 3, "3c0/ff4/240/object-01")]
    [InlineData("object-01", "md5", 3, 3, "ff7/553/449/object-01")]
    [InlineData("object-01", "md5", 5, 2, "ff755/34492/object-01")]
    [InlineData("object-01", "md5", 0, 0, "object-01")]
    [InlineData("object-01", "md5", 2, 15, "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/object-01")]
    [InlineData("..hor/rib:le-$id", "sha256", 3, 3, "487/326/d8c/%2e%2ehor%2frib%3ale-%24id")]
    [InlineData("..Hor/rib:lè-$id", "sha256", 3, 3, "373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id")]
    public void Objects_lie_where_the_extension_puts_them(string id, string algorithm, int size, int number, string path)
    {
        var layout = new HashNTupleLayout(algorithm, size, number);

        Assert.Equal(path, layout.PathOf(id));
    }

    [Fact]
    public void A_long_id_is_cut_and_completed_by_its_digest()
    {
        var id = string.Concat(Enumerable.Repeat("abcdefghij", 10)) + "a";

        var path = new HashNTupleLayout().PathOf(id);

        Assert.Equal($"5cc/73e/648/{id[..100]}-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220", path);
    }

    [Theory]
    [InlineData("""{"extensionName":"0004-hashed-n-tuple-storage-layout"}""")]
    [InlineData("""{"extensionName":"0003-hash-and-id-n-tuple-storage-layout","tupleSize":33}""")]
    [InlineData("""{"extensionName":"0003-hash-and-id-n-tuple-storage-layout","tupleSize":32,"numberOfTuples":3}""")]
    [InlineData("""{"extensionName":"0003-hash-and-id-n-tuple-storage-layout","tupleSize":0}""")]
    [InlineData("""{"extensionName":"0003-hash-and-id-n-tuple-storage-layout","digestAlgorithm":"crc32"}""")]
    [InlineData("""[]""")]
    [InlineData("""{"extensionName":""")]
    public void A_configuration_that_is_not_the_extensions_is_refused(string json) =>
        Assert.Throws<OcflException>(() => HashNTupleLayout.FromConfig(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_configuration_is_read_as_it_was_written()
    {
        var layout = new HashNTupleLayout("sha512", 2, 4);

        Assert.Equal(layout, HashNTupleLayout.FromConfig(layout.ToConfig()));
    }
}

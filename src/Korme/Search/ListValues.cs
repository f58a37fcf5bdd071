using System.Data.Common;
using Korme.Archive;
using Korme.Storage;

namespace Korme.Search;

/// <summary>The numbers of values, given when a value is first met; for one transaction.</summary>
internal sealed class ListValues(DbTransaction transaction)
{
    private readonly Dictionary<(string List, string Key), int> known = [];

    public int IdOf(ListValue value)
    {
        if (known.TryGetValue((value.List, value.Key), out var id)) return id;
        id = transaction.Row("select id from list_value where list = @list and key = @key", row => row.GetInt32(0), ("@list", value.List), ("@key", value.Key));
        if (id == 0)
            id = transaction.Row(
                "insert into list_value (list, key, label) values (@list, @key, @label) returning id", row => row.GetInt32(0),
                ("@list", value.List), ("@key", value.Key), ("@label", RecordJson.Of(value.Label)));
        return known[(value.List, value.Key)] = id;
    }
}

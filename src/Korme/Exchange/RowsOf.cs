using System.Text.Json.Serialization;

namespace Korme.Exchange;

/// <summary>What a row of a file is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowsOf>))]
public enum RowsOf { Works, People, Places }

using System.Text;
using XmpCore;
using XmpCore.Options;

namespace Korme.Sidecars;

/// <summary>Writes a whole sidecar again by XmpCore, for RDF in forms that <see cref="EditInPlace"/> doesn't know. Never where a remark would be lost.</summary>
internal static class WriteAnew
{
    private const string Default = "x-default";

    /// <exception cref="SidecarRefusedException">It has comments or instructions, which XmpCore drops; or it can't be written.</exception>
    public static byte[] Run(byte[] bytes, IReadOnlyList<PropertyChange> changes)
    {
        var text = SidecarText.From(bytes);
        if (Rdf.Of(text.Text.TrimEnd('\0', ' ', '\r', '\n', '\t')).HasRemarks)
            throw new SidecarRefusedException("is written in a form that can't be changed without losing its comments. Save it anew with the program that made it");
        var meta = MergeSidecar.Read(bytes).Meta;
        try
        {
            foreach (var change in changes) Apply(meta, change);
            var hasPacket = text.Text.Contains("<?xpacket", StringComparison.Ordinal);
            return text.ToBytes(XmpMetaFactory.SerializeToString(meta, new SerializeOptions { UseCompactFormat = true, OmitPacketWrapper = !hasPacket }));
        }
        catch (Exception problem) when (problem is XmpException or EncoderFallbackException)
        {
            throw new SidecarRefusedException($"can't be changed ({problem.Message}). Save it anew with the program that made it", problem);
        }
    }

    private static void Apply(IXmpMeta meta, PropertyChange change)
    {
        var (space, name) = (change.Namespace, change.Name);
        if (XmpMetaFactory.SchemaRegistry.GetNamespacePrefix(space) is null) XmpMetaFactory.SchemaRegistry.RegisterNamespace(space, change.Prefix);
        var now = Items(meta, space, name);
        switch (change)
        {
            case PropertyChange.OneValue { Value: null }:
                meta.DeleteProperty(space, name);
                break;
            case PropertyChange.OneValue one:
                meta.DeleteProperty(space, name);
                meta.SetProperty(space, name, one.Value);
                break;
            default:
                var items = EditInPlace.Wanted(change, now);
                meta.DeleteProperty(space, name);
                var array = new PropertyOptions { IsArray = true };
                if (change is not PropertyChange.Members) array.IsArrayOrdered = true;
                if (change is PropertyChange.ByLanguage) array.IsArrayAlternate = array.IsArrayAltText = true;
                foreach (var (index, (language, text)) in items.Index())
                {
                    meta.AppendArrayItem(space, name, array, text, new PropertyOptions());
                    if (change is PropertyChange.ByLanguage) meta.SetQualifier(space, $"{name}[{index + 1}]", XmpConstants.NsXml, "lang", language.Length == 0 ? Default : language);
                }
                break;
        }
    }

    private static List<(string Language, string Text)> Items(IXmpMeta meta, string space, string name)
    {
        if (meta.GetProperty(space, name) is not { } property) return [];
        if (!property.Options.IsArray) return [("", property.Value ?? "")];
        return [.. Enumerable.Range(1, meta.CountArrayItems(space, name)).Select(index => (
            meta.DoesQualifierExist(space, $"{name}[{index}]", XmpConstants.NsXml, "lang") ? meta.GetQualifier(space, $"{name}[{index}]", XmpConstants.NsXml, "lang").Value : "",
            meta.GetArrayItem(space, name, index).Value ?? ""))];
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Korme.Archive;

/// <summary>The JSON-LD context of every <c>record.json</c>: which published term each of our words is. Written as it stands here.</summary>
/// <remarks>
/// Inline, because a link would be dead in fifty years. Terms: schema.org, Dublin Core, Exif (W3C), XMP, PREMIS, IPTC; what has none
/// is ours under <c>urn:x-korme:</c> and described in docs/archive-format.md.
/// </remarks>
[JsonConverter(typeof(RecordContextConverter))]
internal sealed class RecordContext
{
    public static readonly RecordContext Current = new();

    public const string Json =
        """
        {
            "@version": 1.1,
            "@vocab": "urn:x-korme:",
            "schema": "https://schema.org/",
            "id": "@id",
            "type": "@type",
            "Work": "schema:VisualArtwork",
            "Exhibition": "schema:ExhibitionEvent",
            "Selection": "schema:ItemList",
            "Person": "schema:Person",
            "Consent": "https://w3id.org/dpv#Consent",
            "Place": "schema:Place",
            "kind": "schema:artform",
            "identifier": "http://purl.org/dc/terms/identifier",
            "title": { "@id": "schema:name", "@container": "@language" },
            "alt": { "@id": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/AltTextAccessibility", "@container": "@language" },
            "makers": { "@id": "schema:creator", "@container": "@list" },
            "name": { "@id": "schema:name", "@container": "@language" },
            "role": "schema:roleName",
            "person": { "@id": "urn:x-korme:person", "@type": "@id" },
            "subjects": { "@id": "schema:character", "@type": "@id", "@container": "@list" },
            "date": { "@id": "schema:dateCreated", "@type": "http://id.loc.gov/datatypes/edtf" },
            "taken": "http://www.w3.org/2003/12/exif/ns#dateTimeOriginal",
            "medium": { "@id": "schema:artMedium", "@container": "@language" },
            "dimensions": "schema:size",
            "place": "schema:locationCreated",
            "latitude": "schema:latitude",
            "longitude": "schema:longitude",
            "address": { "@id": "schema:address", "@container": "@language" },
            "street": { "@id": "schema:streetAddress", "@container": "@language" },
            "district": { "@id": "urn:x-korme:district", "@container": "@language" },
            "city": { "@id": "schema:addressLocality", "@container": "@language" },
            "precision": "urn:x-korme:precision",
            "relations": { "@id": "urn:x-korme:relations", "@container": "@list" },
            "condition": { "@id": "urn:x-korme:condition", "@container": "@list" },
            "note": { "@id": "schema:description", "@container": "@language" },
            "pictures": { "@id": "schema:image", "@type": "@id", "@container": "@list" },
            "edition": "schema:artEdition",
            "credit": { "@id": "schema:creditText", "@container": "@language" },
            "rights": "http://purl.org/dc/terms/rights",
            "keywords": { "@id": "schema:keywords", "@container": "@list" },
            "mark": "urn:x-korme:mark",
            "rating": "http://ns.adobe.com/xap/1.0/Rating",
            "label": "http://ns.adobe.com/xap/1.0/Label",
            "moment": { "@id": "urn:x-korme:moment", "@type": "@id" },
            "camera": "http://www.w3.org/2003/12/exif/ns#model",
            "settings": "urn:x-korme:settings",
            "exposureSeconds": "http://www.w3.org/2003/12/exif/ns#exposureTime",
            "fNumber": "http://www.w3.org/2003/12/exif/ns#fNumber",
            "iso": "http://www.w3.org/2003/12/exif/ns#isoSpeedRatings",
            "focalLengthMillimetres": "http://www.w3.org/2003/12/exif/ns#focalLength",
            "biasStops": "http://www.w3.org/2003/12/exif/ns#exposureBiasValue",
            "body": "http://cipa.jp/exif/1.0/BodySerialNumber",
            "import": "http://purl.org/dc/terms/isPartOf",
            "from": "urn:x-korme:from",
            "story": { "@id": "schema:abstract", "@container": "@language" },
            "files": {
              "@id": "schema:associatedMedia",
              "@container": "@list",
              "@context": { "name": "http://www.loc.gov/premis/rdf/v3/originalName" }
            },
            "mediaType": "schema:encodingFormat",
            "bytes": "schema:contentSize",
            "imported": "http://purl.org/dc/terms/dateAccepted",
            "wallText": { "@id": "schema:description", "@container": "@language" },
            "venue": { "@id": "schema:location", "@container": "@language" },
            "hours": { "@id": "schema:openingHours", "@container": "@language" },
            "contact": { "@id": "schema:contactPoint", "@container": "@language" },
            "essay": { "@id": "schema:text", "@container": "@language" },
            "born": { "@id": "schema:birthDate", "@type": "http://id.loc.gov/datatypes/edtf" },
            "died": { "@id": "schema:deathDate", "@type": "http://id.loc.gov/datatypes/edtf" },
            "biography": { "@id": "schema:disambiguatingDescription", "@container": "@language" },
            "links": { "@id": "schema:url", "@container": "@list" },
            "sameAs": { "@id": "schema:sameAs", "@type": "@id" },
            "notSame": { "@id": "http://www.w3.org/2002/07/owl#differentFrom", "@type": "@id" },
            "for": { "@id": "schema:object", "@type": "@id" },
            "except": { "@id": "urn:x-korme:except", "@type": "@id" },
            "until": "schema:expires",
            "withdrawn": "urn:x-korme:withdrawn",
            "opens": { "@id": "schema:startDate", "@type": "http://id.loc.gov/datatypes/edtf" },
            "closes": { "@id": "schema:endDate", "@type": "http://id.loc.gov/datatypes/edtf" },
            "status": "schema:eventStatus",
            "sections": { "@id": "schema:hasPart", "@container": "@list" },
            "works": { "@id": "schema:workFeatured", "@container": "@list" },
            "work": { "@id": "schema:item", "@type": "@id" },
            "reason": { "@id": "urn:x-korme:reason", "@container": "@language" },
            "layout": "urn:x-korme:layout",
            "price": "schema:price",
            "room": "urn:x-korme:room",
            "formerSlugs": { "@id": "urn:x-korme:formerSlugs", "@container": "@list" },
            "count": "urn:x-korme:count",
            "locked": "urn:x-korme:locked",
            "alternative": "urn:x-korme:alternative",
            "sameMoment": "urn:x-korme:sameMoment",
            "takenOut": { "@id": "urn:x-korme:takenOut", "@type": "@id" },
            "passedOver": { "@id": "urn:x-korme:passedOver", "@type": "@id" },
            "exhibition": { "@id": "urn:x-korme:exhibition", "@type": "@id" },
            "forgotten": { "@id": "urn:x-korme:forgotten", "@type": "@id" },
            "since": "urn:x-korme:since",
            "created": "http://purl.org/dc/terms/created"
          }
        """;
}

internal sealed class RecordContextConverter : JsonConverter<RecordContext>
{
    // What an older or newer Korme wrote there says the same: our words are fixed by the format's number.
    public override RecordContext Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        reader.Skip();
        return RecordContext.Current;
    }

    public override void Write(Utf8JsonWriter writer, RecordContext value, JsonSerializerOptions options) => writer.WriteRawValue(RecordContext.Json);
}

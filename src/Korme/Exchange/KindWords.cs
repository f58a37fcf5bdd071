using System.Collections.Frozen;
using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>The sort of a work in the words of catalogues: Kazakh, Russian, English, and the types of Dublin Core (DCMI Type Vocabulary).</summary>
internal static class KindWords
{
    private static readonly FrozenDictionary<string, WorkKind> Words = new Dictionary<WorkKind, string>
    {
        [WorkKind.Photograph] = "photograph photographs photo foto photography stillimage image print фото фотография фотографии фотоснимок снимок фотосурет суретші-фото",
        [WorkKind.Sketch] = "sketch sketches drawing study эскиз эскизы рисунок набросок зарисовка нобай сызба",
        [WorkKind.Mural] = "mural murals graffiti wall streetart роспись мурал граффити стена қабырға қабырғасуреті",
        [WorkKind.Painting] = "painting paintings oil watercolour watercolor gouache picture живопись картина холст акварель гуашь кескіндеме картина сурет",
        [WorkKind.Textile] = "textile textiles tapestry felt carpet embroidery текстиль гобелен войлок ковёр ковер вышивка тоқыма киіз кілем кесте тоқымабұйым",
        [WorkKind.Music] = "music song tune composition score музыка песня композиция ноты саз ән күй шығарма",
        [WorkKind.Recording] = "recording sound audio запись аудио звук аудиозапись жазба дыбыс",
        [WorkKind.Video] = "video film movie movingimage performance видео фильм ролик бейне фильм",
        [WorkKind.Text] = "text poem story prose текст стихи стихотворение рассказ проза мәтін өлең әңгіме",
        [WorkKind.Document] = "document documents paper document physicalobject object документ документы құжат",
    }.SelectMany(kind => kind.Value.Split(' ').Distinct().Select(word => KeyValuePair.Create(word, kind.Key))).DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Null for a word that is none of them.</summary>
    public static WorkKind? Parse(string text)
    {
        var word = text[(text.LastIndexOf(':') + 1)..].ToLowerInvariant();
        word = string.Concat(word.Where(char.IsLetter));
        return Words.TryGetValue(word, out var kind) ? kind : null;
    }
}

namespace Korme.Screens;

/// <summary>What an exhibition is on a screen: a title card, then the works in the order of the walk.</summary>
/// <param name="Version">Changes with anything that is seen: a screen that shows another one fetches this anew.</param>
/// <param name="Titles">The exhibition's own card, a text per language.</param>
/// <param name="Slides">Withdrawn works and those in the bin are left out.</param>
public sealed record ScreenSequence(string Version, IReadOnlyList<SlideText> Titles, IReadOnlyList<Slide> Slides);

/// <summary>A work on the screen.</summary>
/// <param name="Work">Its id.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Pictures">Smallest first; empty for what no picture shows.</param>
/// <param name="Media">Address of the recording or video; null: none that a browser plays.</param>
/// <param name="Captions">What is said in it, a file a language; empty: nothing is, or it is not played.</param>
/// <param name="Texts">One for each of kk, ru, en that the work speaks; at least one.</param>
public sealed record Slide(Guid Work, SlideKind Kind, IReadOnlyList<SlidePicture> Pictures, string? Media, IReadOnlyList<SlideCaptions> Captions, IReadOnlyList<SlideText> Texts);

/// <summary>Captions in a language, WebVTT; empty: the file's name says none.</summary>
public sealed record SlideCaptions(string Language, string Url);

/// <summary>How a work is shown; in JSON in lower case.</summary>
public enum SlideKind { Picture, Video, Sound, Words }

/// <summary>A stored size.</summary>
public sealed record SlidePicture(string Url, int WidthPixels, int HeightPixels);

/// <summary>A title card, or a caption, in one language.</summary>
/// <param name="Language">What turns: <c>kk</c>, <c>ru</c>, <c>en</c>.</param>
/// <param name="Title">With typographic quotation marks.</param>
/// <param name="TitleLanguage">The language the title is really in; empty: not known.</param>
/// <param name="Who">Makers and date.</param>
/// <param name="What">Medium, dimensions, place.</param>
/// <param name="Story">The story's beginning, plain; for works that are words; null: none.</param>
/// <param name="Alt">What is seen, for those who can't.</param>
public sealed record SlideText(string Language, string Title, string TitleLanguage, string Who, string What, string? Story, string Alt);

using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class SentenceTests
{
    [Theory]
    [InlineData(2, "Екі кадрдың ең айқыны.", "Самый резкий из двух.", "The sharper of two.")]
    [InlineData(3, "Үш кадрдың ең айқыны.", "Самый резкий из трёх.", "The sharpest of three.")]
    [InlineData(4, "Төрт кадрдың ең айқыны.", "Самый резкий из четырёх.", "The sharpest of four.")]
    [InlineData(5, "Бес кадрдың ең айқыны.", "Самый резкий из пяти.", "The sharpest of five.")]
    [InlineData(8, "Сегіз кадрдың ең айқыны.", "Самый резкий из восьми.", "The sharpest of eight.")]
    [InlineData(11, "Он бір кадрдың ең айқыны.", "Самый резкий из одиннадцати.", "The sharpest of eleven.")]
    [InlineData(20, "Жиырма кадрдың ең айқыны.", "Самый резкий из двадцати.", "The sharpest of twenty.")]
    [InlineData(21, "21 кадрдың ең айқыны.", "Самый резкий из 21.", "The sharpest of 21.")]
    public void The_number_of_frames_is_a_word_in_its_right_form(int frames, string kk, string ru, string en)
    {
        var sentence = Sentence.From([new(ClaimKind.Sharpest)], frames);

        Assert.Equal((kk, ru, en), (sentence.In("kk"), sentence.In("ru"), sentence.In("en")));
    }

    [Theory]
    [InlineData(1, "один кадр")]
    [InlineData(2, "два кадра")]
    [InlineData(4, "четыре кадра")]
    [InlineData(5, "пять кадров")]
    [InlineData(11, "одиннадцать кадров")]
    [InlineData(14, "четырнадцать кадров")]
    [InlineData(21, "21 кадр")]
    [InlineData(22, "22 кадра")]
    [InlineData(25, "25 кадров")]
    [InlineData(111, "111 кадров")]
    [InlineData(112, "112 кадров")]
    [InlineData(10_000, "10000 кадров")]
    public void A_russian_noun_follows_its_number(int number, string expected) =>
        Assert.Equal(expected, NumberWords.RussianCount(number, "кадр", "кадра", "кадров"));

    [Theory]
    [InlineData(1, "Сізден бір жұлдыз.", "Одна звезда от вас.", "One star from you.")]
    [InlineData(2, "Сізден екі жұлдыз.", "Две звезды от вас.", "Two stars from you.")]
    [InlineData(5, "Сізден бес жұлдыз.", "Пять звёзд от вас.", "Five stars from you.")]
    public void Stars_are_the_artists(int stars, string kk, string ru, string en)
    {
        var sentence = Sentence.From([new(ClaimKind.Stars, Number: stars)], 1);

        Assert.Equal((kk, ru, en), (sentence.In("kk"), sentence.In("ru"), sentence.In("en")));
    }

    [Fact]
    public void The_number_is_said_once()
    {
        var sentence = Sentence.From([new(ClaimKind.Sharpest), new(ClaimKind.LeastNoise)], 5);

        Assert.Equal("Бес кадрдың ең айқыны; шуы ең азы.", sentence.In("kk"));
        Assert.Equal("Самый резкий из пяти; меньше всего шума.", sentence.In("ru"));
        Assert.Equal("The sharpest of five; the least noisy.", sentence.In("en"));
    }

    [Fact]
    public void The_sentence_of_the_sharpest_with_its_highlights_reads_as_a_person_would_say_it()
    {
        var sentence = Sentence.From([new(ClaimKind.Sharpest), new(ClaimKind.HighlightsKept)], 5);

        Assert.Equal("Бес кадрдың ең айқыны; жарық бөліктері сақталған.", sentence.In("kk"));
        Assert.Equal("Самый резкий из пяти; света сохранены.", sentence.In("ru"));
        Assert.Equal("The sharpest of five; highlights kept.", sentence.In("en"));
    }

    [Fact]
    public void A_lonely_hour_is_named()
    {
        var sentence = Sentence.From([new(ClaimKind.OnlyInHour, Number: 7)], 1);

        Assert.Equal("07:00–08:00 аралығындағы жалғыз кадр.", sentence.In("kk"));
        Assert.Equal("The only frame of 07:00–08:00.", sentence.In("en"));
    }
}

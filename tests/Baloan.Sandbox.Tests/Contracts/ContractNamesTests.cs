namespace Baloan.Sandbox.Tests.Contracts;

/// <summary>Names of stores and partners in a contract's file, whatever they are written in.</summary>
public sealed class ContractNamesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What is drawn is given from left to right.
    [Theory]
    [InlineData("Partner Shop 24", "Partner Shop 24")]
    [InlineData("سلام", "\uFEE1\u200D\uFEFC\uFEB3")]
    [InlineData("آلاچیق", "\uFED6\uFBFF\uFB7C\u200D\uFEFB\uFE81")]
    [InlineData("می‌شود", "\uFEA9\uFEEE\uFEB7\u200C\uFBFD\uFEE3")]
    [InlineData("مـن", "\uFEE6\u0640\uFEE3")]
    [InlineData("شُدن", "\uFEE5\uFEAA\u064F\uFEB7")]
    [InlineData("هٔه", "\uFEEA\u0654\uFEEB")]
    [InlineData("ژاله Digikala", "Digikala \uFEEA\uFEDF\uFE8D\uFB8A")]
    [InlineData("ژاله (Digikala)", "(Digikala) \uFEEA\uFEDF\uFE8D\uFB8A")]
    [InlineData("Digikala (ژاله) 2", "Digikala (\uFEEA\uFEDF\uFE8D\uFB8A) 2")]
    [InlineData("ژاله ABC (X) ژاله", "\uFEEA\uFEDF\uFE8D\uFB8A ABC (X) \uFEEA\uFEDF\uFE8D\uFB8A")]
    [InlineData("ژاله X-200 (نو)", "(\uFEEE\uFEE7) X-200 \uFEEA\uFEDF\uFE8D\uFB8A")]
    [InlineData("ژاله ۱۲٬۳۴۵ 50%", "%50 ۱۲٬۳۴۵ \uFEEA\uFEDF\uFE8D\uFB8A")]
    [InlineData("«نو» a", "a «\uFEEE\uFEE7»")]
    [InlineData("ژ 1, 2 و 3", "3 \uFEED 2 ,1 \uFB8A")]
    [InlineData("tel. +98 21", "tel. +98 21")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("a\u202Eb\u2066c\u200Fd", "abcd")]
    public async Task It_is_drawn_in_its_own_direction_in_both_languages(string name, string drawn)
    {
        foreach (var language in new[] { "fa", "en" })
        {
            using var contract = await ContractAsync(language, name, name);

            contract.Drawn.Where(text => text == DrawnContract.ShapesOf(drawn)).Should().HaveCount(2, $"the store and the partner have that name, in {language}");
        }
    }

    [Fact]
    public async Task Both_letters_of_a_lam_with_an_alef_are_found()
    {
        using var contract = await ContractAsync("fa", "دیجی‌کالا لآلی اسلأ الإ", "partner");

        contract.Found.Should().Contain(DrawnContract.FromLeft("دیجی‌کالا لآلی اسلأ الإ"));
    }

    [Fact]
    public async Task What_the_font_lacks_is_a_square()
    {
        using var contract = await ContractAsync("fa", "a漢😀ב\uD800", "partner");

        contract.Drawn.Should().Contain(DrawnContract.ShapesOf("a漢😀") + " 0000 " + DrawnContract.ShapesOf("\uFFFD"));
        contract.Found.Should().Contain("a\uFFFD\uFFFD\uFFFD\uFFFD");
    }

    [Theory]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 3, "D")]
    [InlineData("a shop of many words that does not end on its first line", 2, "a shop of")]
    public async Task A_long_one_goes_on_in_the_next_line(string name, int lines, string start)
    {
        using var contract = await ContractAsync("en", name, "partner");

        var pieces = contract.Found.SkipWhile(text => text != "Store").Skip(1).TakeWhile(text => text != "Partner").ToList();
        pieces.Should().HaveCount(lines);
        pieces[0].Should().StartWith(start);
        string.Concat(pieces).Should().Be(lines == 2 ? name.Remove(name.IndexOf(pieces[1], StringComparison.Ordinal) - 1, 1) : name);
    }

    [Theory]
    [InlineData("ا", 5000)]
    [InlineData("word ", 1000)]
    [InlineData("(", 2000)]
    [InlineData("()", 1000)]
    [InlineData("\U0001F600", 500)]
    public async Task One_without_end_is_cut(string part, int times)
    {
        using var contract = await ContractAsync("en", string.Concat(Enumerable.Repeat(part, times)), "partner");

        contract.Document.NumberOfPages.Should().Be(1);
        contract.Drawn.Should().Contain(text => text.StartsWith(DrawnContract.ShapesOf("…"), StringComparison.Ordinal) || text.EndsWith(DrawnContract.ShapesOf("…"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0\u0001\u007F")]
    [InlineData("\u200C\u200D\u200E\u200F")]
    [InlineData("\u0651")]
    [InlineData("ل")]
    public async Task One_of_nothing_to_see_leaves_the_rest_as_it_is(string name)
    {
        using var contract = await ContractAsync("en", name, "partner");

        contract.Found.Should().Contain(["Store", "partner", "12 months"]);
    }

    private static async Task<DrawnContract> ContractAsync(string language, string store, string partner)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.Username = partner;
                options.Policies = [SandboxPolicy.Documented[0] with { Stores = [new(1, store, null)] }];
            },
            Cancellation);
        return await ContractOf.ALoanAsync(sandbox, language);
    }
}

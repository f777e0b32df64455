namespace Baloan.Sdk.Tests.Wire;

/// <summary>What may be an operation of the partner's own.</summary>
public sealed class BaloanOperationTests
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    [Theory]
    [InlineData("loan/{uuid}/")]
    [InlineData("loan-policies")]
    [InlineData("v2/loan/{uuid}/documents/{document_id}/")]
    [InlineData("loan/report.json")]
    public void A_path_below_the_gateways_is_a_route(string route) => BaloanOperation.Read(route).Name.Should().Be("GET " + route);

    [Theory]
    [InlineData("")]
    [InlineData("/loan/")]
    [InlineData("//evil.example/loan/")]
    [InlineData("https://evil.example/loan/")]
    [InlineData("../admin/")]
    [InlineData("loan/../../admin/")]
    [InlineData("loan/./x/")]
    [InlineData("loan/.../x/")]
    [InlineData("loan//x/")]
    [InlineData("loan/%2e%2e/x/")]
    [InlineData("loan\\x")]
    [InlineData("loan/?state=created")]
    [InlineData("loan/#x")]
    [InlineData("loan/{uuid/")]
    [InlineData("loan/{}/")]
    [InlineData("loan/x{uuid}/")]
    [InlineData("loan/{uuid}.pdf")]
    [InlineData("loan/{a{b}}/")]
    [InlineData("loan/وام/")]
    [InlineData("loan/a b/")]
    [InlineData("loan/\n")]
    public void What_leads_elsewhere_or_is_no_path_is_refused(string route) =>
        FluentActions.Invoking(() => BaloanOperation.Read(route)).Should().Throw<ArgumentException>().WithParameterName(nameof(route));

    [Theory]
    [InlineData("loan/8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa/")]
    [InlineData("loan/8f14e45fceea467fa0e6b3f4d8f7c1aa/")]
    [InlineData("user/09123456789/")]
    [InlineData("user/u-0912345/")]
    public void A_route_with_a_value_in_it_is_refused_without_repeating_it(string route) =>
        FluentActions.Invoking(() => BaloanOperation.Change(HttpMethod.Post, route)).Should().Throw<ArgumentException>()
            .Where(thrown => thrown.Message.Contains("name in braces") && !thrown.Message.Contains(route));

    [Theory]
    [InlineData("GET", true, true)]
    [InlineData("POST", true, true)]
    [InlineData("PUT", true, false)]
    [InlineData("DELETE", true, false)]
    [InlineData("CONNECT", true, false)]
    [InlineData("POST", false, true)]
    [InlineData("PUT", false, true)]
    [InlineData("PATCH", false, true)]
    [InlineData("DELETE", false, true)]
    [InlineData("GET", false, false)]
    [InlineData("HEAD", false, false)]
    [InlineData("TRACE", false, false)]
    public void A_method_must_fit(string method, bool isRead, bool isTaken)
    {
        var make = () => isRead ? BaloanOperation.Read(new HttpMethod(method), "loan/") : BaloanOperation.Change(new HttpMethod(method), "loan/");

        if (isTaken)
        {
            make().IsChange.Should().Be(!isRead);
        }
        else
        {
            make.Should().Throw<ArgumentException>().WithParameterName(nameof(method));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("..\\x")]
    [InlineData("a\nb")]
    [InlineData(null)]
    public void A_value_that_would_lead_elsewhere_is_refused(string? value) =>
        FluentActions.Invoking(() => BaloanOperation.Read("store/{id}/").For(value!)).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData(0xD83D, 'x')]
    [InlineData(0xDE00, 'x')]
    [InlineData('x', 0xD83D)]
    public void Half_of_a_character_is_refused_since_another_would_be_sent(int first, int second)
    {
        var half = $"{(char)first}{(char)second}";

        FluentActions.Invoking(() => BaloanOperation.Read("store/{id}/").For(half)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => BaloanOperation.Read("store/").For().WithQuery(half, "x")).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => BaloanOperation.Read("store/").For().WithQuery("x", half)).Should().Throw<ArgumentException>().WithParameterName("value");
    }

    [Fact]
    public void A_character_of_two_halves_is_taken() =>
        BaloanOperation.Read("store/{id}/").For("😀").WithQuery("x😀", "😀y").Path.Should().Be("store/%F0%9F%98%80/?x%F0%9F%98%80=%F0%9F%98%80y");

    [Fact]
    public void There_are_as_many_values_as_names()
    {
        var two = BaloanOperation.Read("loan/{uuid}/item/{item}/");

        FluentActions.Invoking(() => two.For(LoanId)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => two.For("a")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => two.For("a", "b", "c")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => BaloanOperation.Read("loan/").For(LoanId)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_empty_id_is_refused() =>
        FluentActions.Invoking(() => BaloanOperation.Read("loan/{uuid}/").For(Guid.Empty)).Should().Throw<ArgumentException>().WithParameterName("loanId");

    [Fact]
    public void A_GET_has_no_body() =>
        FluentActions.Invoking(() => BaloanOperation.Read("loan/").For().WithContent(new StringContent("{}"))).Should().Throw<ArgumentException>();

    [Fact]
    public void A_request_is_printed_without_its_values() =>
        BaloanOperation.Read("store/{id}/").For("secret").WithQuery("phone", "secret").ToString().Should().Be("GET store/{id}/");
}

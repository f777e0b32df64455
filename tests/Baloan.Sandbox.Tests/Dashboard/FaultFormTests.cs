using System.Net;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The form that switches faults on: all that a fault can be, and what it says of what cannot be.</summary>
public sealed partial class FaultFormTests : SandboxTest
{
    [Fact]
    public async Task Every_kind_of_fault_can_be_switched_on_and_has_a_name_in_both_languages()
    {
        var choices = Option().Matches((await PageAsync("/")).Split("name=\"fault\"")[1].Split("</select>")[0]).Select(option => option.Groups["value"].Value).ToList();

        choices.Should().HaveCount(Enum.GetValues<SandboxFaultKind>().Length + 1);
        foreach (var choice in choices)
        {
            (await PressAsync(Fields(("fault", choice)))).Status.Should().Be(HttpStatusCode.NoContent, choice);
        }

        Sandbox.Faults.All.Select(fault => fault.Kind).Should().Contain(Enum.GetValues<SandboxFaultKind>()).And.HaveCount(choices.Count);
        foreach (var language in new[] { "en", "fa" })
        {
            var names = Heading().Matches(await PageAsync($"/dashboard/sections/faults?lang={language}")).Select(heading => heading.Value);
            names.Should().HaveCount(choices.Count).And.OnlyHaveUniqueItems();
        }
    }

    [Theory]
    [InlineData("faults", null, "")]
    [InlineData("faults", "application/json", "{}")]
    [InlineData("clock/jump", "multipart/form-data", "seconds=1")]
    [InlineData("clock/jump", "multipart/form-data; boundary=x", "--x\r\nno part")]
    [InlineData("callbacks/target", "application/x-www-form-urlencoded; charset=none", null)]
    public async Task What_is_no_form_is_refused(string button, string? type, string? body)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body ?? string.Join('&', Enumerable.Range(0, 3000).Select(number => $"a{number}=1"))));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await Partner.Http.PostAsync("/dashboard/" + button, content, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task All_that_a_fault_can_be_is_taken_in_any_digits()
    {
        await PressAsync(Fields(
            ("fault", "status_after_work"),
            ("status_code", "۵۰۴"),
            ("body", "{\"a\": 1}"),
            ("content_type", "text/plain"),
            ("retry_after", "۱۲٫۵"),
            ("retry_after_as_date", "yes"),
            ("times", "7"),
            ("skip", "٢"),
            ("probability", "12.5%")));

        var answer = SandboxFault.StatusAfterWork(504, "{\"a\": 1}", "text/plain") with { Id = 1, RetryAfter = TimeSpan.FromSeconds(12.5), RetryAfterAsDate = true };
        Sandbox.Faults.All.Should().Equal(answer.First(7).After(2).WithProbability(0.125));
    }

    [Fact]
    public async Task Each_chosen_operation_gets_a_fault_of_its_own()
    {
        await PressAsync([.. Fields(("fault", "status"), ("times", "")), ("operation", "open_loan"), ("operation", "sign_contract")]);

        Sandbox.Faults.All.Select(fault => fault.Operation).Should().Equal(SandboxOperation.OpenLoan, SandboxOperation.SignContract);
        Sandbox.Faults.All.Should().OnlyContain(fault => fault.Times == null);
    }

    [Theory]
    [InlineData("fault", "none", "Choose one of those offered.", "یکی از گزینه‌ها را برگزینید.")]
    [InlineData("operation", "repay_loan", "Choose one of those offered.", "یکی از گزینه‌ها را برگزینید.")]
    [InlineData("status_code", "99", "Give a whole number from 200 to 599.", "عدد صحیحی از ۲۰۰ تا ۵۹۹ بنویسید.")]
    [InlineData("times", "0", "Give a whole number from 1 to 2,147,483,647.", "عدد صحیحی از ۱ تا ۲٬۱۴۷٬۴۸۳٬۶۴۷ بنویسید.")]
    [InlineData("times", "few", "Give a whole number from 1 to 2,147,483,647.", "عدد صحیحی از ۱ تا ۲٬۱۴۷٬۴۸۳٬۶۴۷ بنویسید.")]
    [InlineData("skip", "-1", "Give a whole number from 0 to 2,147,483,647.", "عدد صحیحی از ۰ تا ۲٬۱۴۷٬۴۸۳٬۶۴۷ بنویسید.")]
    [InlineData("probability", "101", "Give a number from 0 to 100.", "عددی از ۰ تا ۱۰۰ بنویسید.")]
    [InlineData("retry_after", "soon", "Give a number from 0 to 3,153,600,000.", "عددی از ۰ تا ۳٬۱۵۳٬۶۰۰٬۰۰۰ بنویسید.")]
    [InlineData("content_type", "متن", "Only Latin letters, digits and signs are possible.", "تنها حرف‌ها، رقم‌ها و نشانه‌های لاتین شدنی است.")]
    [InlineData("content_type", "", "This must not be empty.", "این نباید خالی باشد.")]
    public async Task What_cannot_be_is_said_by_its_field(string field, string value, string english, string persian)
    {
        foreach (var (language, sentence) in new[] { ("en", english), ("fa", persian) })
        {
            var answer = await PressAsync(Fields((field, value)), language);

            answer.Status.Should().Be(HttpStatusCode.BadRequest);
            WebUtility.HtmlDecode(answer.Body).Should().StartWith("<form ").And.Contain($"<p class=\"error\" id=\"fault-{field}-error\">{sentence}</p>")
                .And.Contain($"aria-describedby=\"fault-{field}-error\"");
        }

        Sandbox.Faults.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("code", "error_code", "")]
    [InlineData("delay", "delay", "3601")]
    [InlineData("rate_limit", "requests_per_minute", "0")]
    [InlineData("error_shape", "shape", "round")]
    [InlineData("html_page", "status_code", "600")]
    public async Task A_field_of_one_kind_is_looked_at_for_that_kind_alone(string kind, string field, string value)
    {
        (await PressAsync(Fields(("fault", kind), (field, value)))).Body.Should().Contain($"id=\"fault-{field}-error\"");
        (await PressAsync(Fields(("fault", "truncate"), (field, value)))).Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Nothing_that_was_typed_is_lost_with_script_and_without()
    {
        var fields = Fields(("fault", "status_after_work"), ("status_code", "1"), ("body", "<b>"), ("skip", "۴"), ("operation", "open_loan"));
        foreach (var accept in new[] { "*/*", "text/html,application/xhtml+xml" })
        {
            var page = (await PressAsync(fields, accept: accept)).Body;

            page.Should().Contain("value=\"status_after_work\" selected").And.Contain("value=\"1\"").And.Contain("&lt;b&gt;</textarea>")
                .And.Contain("name=\"skip\" value=\"۴\"").And.Contain("value=\"open_loan\" checked");
            page.Contains("<!doctype html>", StringComparison.Ordinal).Should().Be(accept != "*/*");
        }
    }

    /// <summary>The form as it is first shown, with some of it changed.</summary>
    private static List<(string Name, string Value)> Fields(params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["fault"] = "status",
            ["status_code"] = "503",
            ["content_type"] = "application/json",
            ["delay"] = "3",
            ["requests_per_minute"] = "5",
            ["error_code"] = "duplicate_request",
            ["shape"] = Json(default(SandboxErrorShape)),
            ["times"] = "1",
            ["skip"] = "0",
            ["probability"] = "100",
        };
        foreach (var (name, value) in changed)
        {
            fields[name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private static string Json(SandboxErrorShape shape) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(shape.ToString());

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await Partner.Http.GetStringAsync(path, Cancellation));

    private async Task<Answer> PressAsync(IEnumerable<(string Name, string Value)> fields, string language = "en", string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/dashboard/faults?lang={language}")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.ParseAdd(accept);
        var response = await Partner.Http.SendAsync(request, Cancellation);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response);
    }

    [GeneratedRegex("<option value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Option();

    [GeneratedRegex("<h3>.*?</h3>")]
    private static partial Regex Heading();
}

using System.Net;
using System.Text.RegularExpressions;

namespace Baloan.EndToEnd.Tests.Shop.Hosted;

/// <summary>A browser without a window: it keeps its cookies, and sends forms as their pages gave them.</summary>
internal sealed partial class Visitor(HttpClient http) : IDisposable
{
    /// <summary>Where a customer comes from the product's page to the applicant's form.</summary>
    public const string Checkout = "/checkout/phone?store=1&amount=20000000&months=12";

    /// <summary>The page of the customer's own orders.</summary>
    public const string MyOrders = "/my-orders";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public HttpClient Http { get; } = http;

    /// <summary>Goes on from another address.</summary>
    public void ComeFrom(string address)
    {
        Http.DefaultRequestHeaders.Remove(HostedShop.AddressHeader);
        Http.DefaultRequestHeaders.Add(HostedShop.AddressHeader, address);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);

    /// <summary>Sends a form to an address, as the form on a page would be sent.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string page, params (string Name, string Value)[] fields)
    {
        using var form = await GetAsync(page);
        var token = ForgeryToken().Match(await form.Content.ReadAsStringAsync(Token));
        token.Success.Should().BeTrue("{0} has a form; it answered {1} {2}", page, form.StatusCode, form.Headers.Location);
        return await PostAsync(address, [("__RequestVerificationToken", token.Groups["token"].Value), .. fields]);
    }

    /// <summary>Sends fields to an address, and nothing beside them.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value));
        return await Http.PostAsync(new Uri(address, UriKind.Relative), content, Token);
    }

    /// <summary>Waits until the gateway's policies are there: a first answer that comes late on a busy machine is asked for again.</summary>
    public async Task WaitForInstallmentsAsync()
    {
        while (!(await Http.GetStringAsync(new Uri("/", UriKind.Relative), Token)).Contains("در ماه", StringComparison.Ordinal))
        {
            await Task.Delay(500, Token);
        }
    }

    /// <summary>The address of an applicant's form, as the shop gives it to this customer.</summary>
    public async Task<string> BeginOrderAsync()
    {
        using var answer = await GetAsync(Checkout);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer.Headers.Location!.OriginalString;
    }

    public Task<HttpResponseMessage> SendApplicantAsync(string address, string page, params (string Name, string Value)[] others) =>
        SendApplicantAsync(Customer.New(), address, page, others);

    public Task<HttpResponseMessage> SendApplicantAsync(Customer customer, string address, string page, params (string Name, string Value)[] others) =>
        PostAsync(
            address,
            page,
            [
                ("Applicant.PhoneNumber", customer.PhoneNumber),
                ("Applicant.NationalId", customer.NationalId),
                ("Applicant.BirthDay", customer.BirthDay),
                ("Applicant.BirthMonth", "8"),
                ("Applicant.BirthYear", customer.BirthYear),
                .. others,
            ]);

    /// <summary>Looks for an applicant's orders, as the form of the customer's own orders does.</summary>
    public Task<HttpResponseMessage> FindAsync(string phoneNumber, string nationalId) =>
        PostAsync(MyOrders, MyOrders, ("Applicant.PhoneNumber", phoneNumber), ("Applicant.NationalId", nationalId));

    /// <summary>What stands at an address.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var answer = await GetAsync(address);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Orders a phone, and gives the order's address.</summary>
    public async Task<string> OrderAsync(Customer? customer = null)
    {
        var form = await BeginOrderAsync();
        using var answer = await SendApplicantAsync(customer ?? Customer.New(), form, form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer.Headers.Location!.OriginalString;
    }

    public Task<HttpResponseMessage> SignInAsync(string password) =>
        PostAsync("/clerk/sign-in", "/clerk/sign-in", ("password", password));

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex ForgeryToken();
}

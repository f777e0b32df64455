using System.Net;
using System.Text.Json;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>One of every public type that has a text of its own, full of personal data.</summary>
internal static class PublicInstances
{
    public static CreateLoanRequest LoanRequest => new()
    {
        PhoneNumber = PhoneNumber.Parse(Secrets.Phone),
        NationalIdentifier = NationalId.Parse(Secrets.NationalId),
        BirthDate = BirthDate.Parse(Secrets.BirthDate),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    /// <summary>Every public type that can be printed.</summary>
    public static IEnumerable<Type> Types => typeof(BaloanClient).Assembly.GetExportedTypes().Where(static type =>
        !type.IsInterface && !type.IsAbstract && !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type) && !typeof(System.Text.Json.Serialization.JsonConverter).IsAssignableFrom(type)
        && type != typeof(BaloanClientBuilder));

    public static IReadOnlyList<object> All { get; } =
    [
        LoanRequest.PhoneNumber,
        LoanRequest.NationalIdentifier,
        LoanRequest.BirthDate,
        LoanRequest.Amount,
        LoanRequest,
        TomanRange.FromMillions(1, 2),
        new Loan { PhoneNumber = LoanRequest.PhoneNumber, NationalIdentifier = LoanRequest.NationalIdentifier, BirthDate = LoanRequest.BirthDate, AdditionalData = Additional() },
        new RepaymentPlan { AdditionalData = Additional() },
        new LoanPolicy { AdditionalData = Additional() },
        new PolicyStore { Title = Secrets.Name, AdditionalData = Additional() },
        InstallmentFormula.Parse("amount"),
        new InstallmentEstimate(InstallmentFormula.Parse("amount"), Toman.FromMillions(10), 12, Toman.FromMillions(1)),
        new LoanContract { File = File(), AdditionalData = Additional() },
        File(),
        new LoanCallback { State = LoanState.From(Secrets.Phone), Reason = Secrets.Name, AdditionalData = Additional() },
        LoanState.Blocked,
        BaloanErrorCode.IncorrectOtpCode,
        new BaloanClientOptions { Username = Secrets.Username, Password = Secrets.Password },
        new BaloanRequestOptions { Headers = { ["X-User"] = Secrets.Name } },
        BaloanOperation.Read("store/{id}/"),
        BaloanOperation.Read("store/{id}/").For(Secrets.LatinName).WithQuery("phone", Secrets.Phone),
        new BaloanRetryOptions(),
        new BaloanCircuitBreakerOptions(),
        new BaloanTokenOptions(),
        new BaloanTokenStoreOptions(),
        new BaloanClient(new BaloanClientOptions { Username = Secrets.Username, Password = Secrets.Password }),
        new BaloanPartner(Secrets.Username, Secrets.Password),
        new BaloanPartnersOptions(),
        Error(),
        .. Exceptions(),
    ];

    private static IEnumerable<object> Exceptions()
    {
        var apiExceptions = typeof(BaloanApiException).Assembly.GetExportedTypes().Where(static type => typeof(BaloanApiException).IsAssignableFrom(type));
        foreach (var type in apiExceptions)
        {
            yield return Activator.CreateInstance(type, Error(), null)!;
        }

        yield return new BaloanConnectionException("POST loan/");
        yield return new BaloanOutcomeUnknownException("POST loan/");
        yield return new BaloanPartnerNotFoundException(Secrets.Username);
        yield return new BaloanResponseException("POST loan/", HttpStatusCode.OK, "uuid", Secrets.ErrorBodies[0]);
        yield return Record.Exception(() => InstallmentFormula.Parse(Secrets.LatinName).Evaluate(Toman.FromMillions(1), 22, 12))!;
    }

    private static BaloanApiError Error() => new()
    {
        Operation = "POST loan/",
        StatusCode = HttpStatusCode.BadRequest,
        Code = BaloanErrorCode.From("user_" + Secrets.Phone),
        GatewayMessage = Secrets.Name,
        RawBody = Secrets.ErrorBodies[0],
        RegisteredPhoneNumber = PhoneNumber.Parse(Secrets.OtherPhone),
        ServiceName = Secrets.Name,
        RequestId = Secrets.Phone,
        FieldErrors = new Dictionary<string, IReadOnlyList<string>> { [Secrets.LatinName] = [Secrets.Phone] },
    };

    private static ContractFile File() => new()
    {
        Url = new Uri($"https://files.invalid/c.pdf?s={Secrets.UrlSecret}"),
        AdditionalData = Additional(),
    };

    private static Dictionary<string, JsonElement> Additional() =>
        new() { [Secrets.LatinName] = JsonDocument.Parse($"\"{Secrets.Name}\"").RootElement };
}

using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Validation;

/// <summary>A partner's application that takes a loan request in every way, and speaks Persian and English.</summary>
public sealed class ValidationHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public ValidationHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddControllers(mvc => mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((_, _) => "این مقدار را درست بنویسید."))
            .AddApplicationPart(typeof(LoanRequestsController).Assembly);
        builder.Services.AddProblemDetails();
        builder.Services.AddValidation();
        _app = builder.Build();
        _app.UseRequestLocalization("en", "fa");
        _app.MapControllers();
        _app.MapPost("minimal/json", (CreateLoanRequest request) => Results.Ok());
        _app.MapPost("minimal/form", ([FromForm] CreateLoanRequest request) => Results.Ok()).DisableAntiforgery();
        _app.MapPost("minimal/texts", ([FromForm] LoanForm? form) => form is null ? Results.BadRequest() : Results.Ok(form.ToRequest(storeId: 1, months: 12))).DisableAntiforgery();
        _app.MapPost("minimal/nested", (Checkout checkout) => Results.Ok());
    }

    public HttpClient CreateClient(string language)
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

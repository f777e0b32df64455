using System.Globalization;
using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Values;

/// <summary>A partner's application that takes each value from everywhere, by MVC and by minimal APIs, in the culture that a header names.</summary>
public sealed class ValuesHost : IAsyncLifetime
{
    public const string CultureHeader = "X-Culture";

    private readonly WebApplication _app;

    public ValuesHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(ValuesController).Assembly);
        builder.Services.AddAntiforgery();
        _app = builder.Build();
        _app.Use(static async (context, next) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(context.Request.Headers[CultureHeader].ToString());
            await next(context);
        });
        _app.MapControllers();
        MapValue<PhoneNumber>();
        MapValue<NationalId>();
        MapValue<BirthDate>();
        MapValue<Toman>();
        MapValue<TomanRange>();
        MapValue<LoanState>();
        MapValue<BaloanErrorCode>();
        Map<InstallmentFormula>();
        _app.MapPost("minimal/request", ([FromForm] CreateLoanRequest value) => Results.Json(value)).DisableAntiforgery();
        _app.MapPost("minimal/callback", ([FromBody] LoanCallback value) => Results.Json(value));
    }

    public HttpClient CreateClient(string culture = "")
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation(CultureHeader, culture);
        return client;
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map<T>()
        where T : notnull
    {
        var path = $"minimal/{typeof(T).Name}";
        _app.MapGet($"{path}/{{value}}", (T value) => Sample.WholeOf(value));
        _app.MapGet(path, ([FromQuery] T value) => Sample.WholeOf(value));
        _app.MapPost(path, ([FromForm] T value) => Sample.WholeOf(value)).DisableAntiforgery();
        _app.MapGet($"many/{typeof(T).Name}", ([FromQuery(Name = "value")] T[] values) => string.Join(' ', values.Select(value => Sample.WholeOf(value))));
    }

    private void MapValue<T>()
        where T : struct
    {
        Map<T>();
        _app.MapGet($"maybe/{typeof(T).Name}", ([FromQuery] T? value) => Sample.WholeOf(value));
    }
}

// What stands around the documentation's pieces of code: the names that a reader has in the application.
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Net.Http.Json;
global using System.Text.Json.Serialization;
global using System.Text.Json.Serialization.Metadata;
global using System.Threading;
global using System.Threading.Tasks;
global using Baloan.Sandbox;
global using Baloan.Sdk;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Hosting;
global using Microsoft.AspNetCore.Http;
global using Microsoft.AspNetCore.Mvc.Testing;
global using Microsoft.AspNetCore.TestHost;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using Microsoft.AspNetCore.DataProtection;
global using OpenTelemetry.Metrics;
global using OpenTelemetry.Trace;
global using Surroundings;
global using Xunit;
global using static Surroundings.Application;

namespace Surroundings
{
    public sealed class OrderCallbackHandler : IBaloanCallbackHandler
    {
        public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // The reader's own application.
    public sealed class Program;

    public sealed record LoanFile(Guid Uuid);

    public sealed record Address(string City);

    // What the reader's own generated context has.
    public sealed class ShopJson
    {
        public static ShopJson Default { get; } = new();

        public JsonTypeInfo<LoanFile> LoanFile => null!;

        public JsonTypeInfo<Address> Address => null!;
    }

    public static class Application
    {
        public static string[] args = [];
        public static WebApplicationBuilder builder = null!;
        public static WebApplication app = null!;
        public static IServiceCollection services = null!;
        public static IServiceProvider serviceProvider = null!;
        public static ILogger logger = null!;
        public static IBaloanClient baloan = null!;
        public static BaloanSandbox sandbox = null!;
        public static IBaloanCallbackHandler handler = null!;
        public static CreateLoanRequest request = null!;
        public static LoanPolicy policy = null!;
        public static Loan loan = null!, otherLoan = null!;
        public static LoanCallback loanCallback = null!;
        public static Guid loanId;
        public static string otp = "", password = "", partnerName = "", body = "";
        public static CancellationToken cancellationToken;

        public static void ShowToApplicant(BaloanErrorCode? code) { }

        public static void AskAgain(Toman shown, Toman due) { }

        public static Task MarkForReviewAsync(CreateLoanRequest request) => Task.CompletedTask;
    }
}

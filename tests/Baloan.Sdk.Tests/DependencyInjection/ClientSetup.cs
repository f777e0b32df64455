using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.DependencyInjection;

internal static class ClientSetup
{
    /// <summary>Options that are complete.</summary>
    public static void Complete(BaloanClientOptions options)
    {
        options.Username = "partner";
        options.Password = "secret-of-the-partner";
    }

    /// <summary>Lets a handler answer everything that the client sends.</summary>
    public static BaloanClientBuilder AnsweredBy(this BaloanClientBuilder builder, HttpMessageHandler handler)
    {
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => handler);
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => handler);
        builder.Services.Configure<BaloanClientOptions>(builder.Name, PatientClient.BePatient);
        return builder;
    }
}

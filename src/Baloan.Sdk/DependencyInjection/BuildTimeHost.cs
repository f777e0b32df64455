using System.Reflection;

namespace Baloan.Sdk;

/// <summary>
/// Tools that start an application for its OpenAPI document alone, such as <c>Microsoft.Extensions.ApiDescription.Server</c> in the
/// midst of a build: without the application's secrets, without a request.
/// </summary>
internal static class BuildTimeHost
{
    /// <summary>Whether such a tool runs the application.</summary>
    public static bool IsCurrent { get; } = Assembly.GetEntryAssembly()?.GetName().Name is "GetDocument.Insider" or "dotnet-swagger";
}

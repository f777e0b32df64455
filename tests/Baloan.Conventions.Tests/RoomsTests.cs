using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests;

/// <summary>The folders of a package stand in a line, in which each uses those above it alone.</summary>
public sealed class RoomsTests(Repository repository)
{
    private const string Root = "";

    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["Baloan.Sdk"] =
        [
            "Polyfills", "Text", "Json", "Primitives", "Errors", "Options", "Wire", "Authentication", "Calls",
            "Loans", "Policies", "Contracts", "Callbacks", Root, "Partners", "DependencyInjection",
        ],
        ["Baloan.Sdk.AspNetCore"] = ["Problems", "DataProtection", "Ledger", "HealthChecks", "Callbacks", "DependencyInjection"],
        ["Baloan.Sdk.EntityFrameworkCore"] = ["Converters", "Tables", "Book", "Inbox", "Settling", "Desk", Root, "DependencyInjection"],
    };

    public static TheoryData<string> Packages => [.. Lines.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_folder_stands_in_the_line(string package) =>
        ProjectOf(package).Files.Select(file => file.Folder).Distinct().Should().BeSubsetOf(Lines[package]);

    /// <summary>Every use of a type counts, also in an attribute, in typeof and in nameof.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void A_folder_uses_those_above_it_alone(string package)
    {
        var line = Lines[package];
        var project = ProjectOf(package);
        var folders = project.Files.ToDictionary(file => file.Tree, file => file.Folder);
        var violations =
            from file in project.Files
            from use in UsesOf(project, file)
            let target = folders.GetValueOrDefault(use.Type.DeclaringSyntaxReferences[0].SyntaxTree, file.Folder)
            where Array.IndexOf(line, target) > Array.IndexOf(line, file.Folder)
            select $"{file.At(use.Node)}: {NameOf(file.Folder)} uses {use.Type.Name} of {NameOf(target)}";

        violations.ShouldBeNone();
    }

    /// <summary>A name that cannot be resolved would hide a use.</summary>
    [Fact]
    public void Every_name_in_the_client_resolves() =>
        repository.Sdk.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Id is "CS0246" or "CS0234" or "CS0103" or "CS0518" or "CS1061")
            .Select(diagnostic => diagnostic.ToString()).ShouldBeNone();

    private SourceProject ProjectOf(string package) => repository.Projects.Single(project => project.Name == package);

    private static IEnumerable<(SyntaxNode Node, INamedTypeSymbol Type)> UsesOf(SourceProject project, SourceFile file)
    {
        var model = project.ModelOf(file);
        return file.Syntax.DescendantNodes()
            .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
            .Select(node => (Node: node, Type: OwnTypeOf(model.GetSymbolInfo(node))))
            .Where(use => use.Type is not null)
            .Select(use => (use.Node, use.Type!));
    }

    // A name within nameof may stand for several members.
    private static INamedTypeSymbol? OwnTypeOf(SymbolInfo info)
    {
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = symbol as INamedTypeSymbol ?? (symbol is INamespaceSymbol or ITypeParameterSymbol ? null : symbol?.ContainingType);
        return type?.OriginalDefinition is { DeclaringSyntaxReferences.Length: > 0 } definition ? definition : null;
    }

    private static string NameOf(string folder) => folder.Length == 0 ? "the root" : folder;
}

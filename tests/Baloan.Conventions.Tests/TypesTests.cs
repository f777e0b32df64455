using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;

namespace Baloan.Conventions.Tests;

/// <summary>Where types lie, what they are called and who sees them.</summary>
public sealed class TypesTests(Repository repository)
{
    /// <summary>Bases that a caller catches: the exceptions of an answer have families of their own.</summary>
    private static readonly string[] OpenTypes = ["BaloanException", "BaloanApiException"];

    /// <summary>Extension methods lie where a caller has a using already.</summary>
    private static readonly string[] ExtensionNamespaces = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder", "Microsoft.EntityFrameworkCore"];

    private static readonly string[] EmptyEndings = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Common", "Misc"];

    [Fact]
    public void Public_types_are_sealed() => Violations(
        projects: repository.Projects,
        isViolated: type => type is { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false, IsAbstract: false }
            && IsPublic(type) && !OpenTypes.Contains(type.Name),
        reason: "is public and neither sealed, static nor abstract").ShouldBeNone();

    /// <summary>A partner has one using, whatever the package and the folder.</summary>
    [Fact]
    public void Every_type_of_the_packages_lies_in_one_namespace() =>
        repository.Projects
            .SelectMany(project => TopLevelTypes([project]).Where(entry => !NamespacesOf(project, entry).Contains(entry.Type.ContainingNamespace.ToDisplayString())))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Type.Name} is in {entry.Type.ContainingNamespace.ToDisplayString()}").ShouldBeNone();

    /// <summary>A small internal type may share the file of the one that it belongs to.</summary>
    [Fact]
    public void A_file_has_the_name_of_its_first_type_and_holds_one_public_type_at_most() =>
        repository.Projects.SelectMany(project => TopLevelTypes([project]).GroupBy(entry => entry.File))
            .Where(file => file.First().Type.Name != file.Key.Name.Split('.')[0] || file.Count(entry => IsPublic(entry.Type)) > 1)
            .Select(file => $"{file.Key}: holds {string.Join(", ", file.Select(entry => entry.Type.Name))}").ShouldBeNone();

    [Fact]
    public void No_type_is_a_drawer_for_everything() => Violations(
        projects: repository.Projects,
        isViolated: type => type.Name != "TokenManager"
            && EmptyEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)),
        reason: "has a name that says nothing").ShouldBeNone();

    [Fact]
    public void An_exception_ends_in_Exception_and_an_interface_begins_with_I() => Violations(
        projects: repository.Projects,
        isViolated: type => (IsException(type) && !type.Name.EndsWith("Exception", StringComparison.Ordinal))
            || (type.TypeKind == TypeKind.Interface && type.Name is not ['I', >= 'A' and <= 'Z', ..]),
        reason: "has not the name of its kind").ShouldBeNone();

    [Fact]
    public void Every_exception_of_the_client_is_one_of_the_family() => Violations(
        projects: [repository.Sdk],
        isViolated: type => IsException(type) && IsPublic(type) && !BasesOf(type).Any(ancestor => ancestor.Name == "BaloanException"),
        reason: "is no BaloanException").ShouldBeNone();

    [Fact]
    public void Public_members_are_documented() =>
        repository.Projects
            .SelectMany(project => project.Types.Where(entry => IsPublic(entry.Type)))
            .SelectMany(entry => MembersToDocument(entry.Type)
                .Where(member => member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == entry.File.Tree))
                .Where(member => string.IsNullOrWhiteSpace(member.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)))
                .Select(member => $"{entry.File}: {member.ToDisplayString()}"))
            .ShouldBeNone();

    private static IEnumerable<string> Violations(IEnumerable<SourceProject> projects, Func<INamedTypeSymbol, bool> isViolated, string reason) =>
        projects.SelectMany(project => project.Types)
            .Where(entry => isViolated(entry.Type))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Type.Name} {reason}");

    private static IEnumerable<(SourceFile File, SyntaxNode Node, INamedTypeSymbol Type)> TopLevelTypes(IEnumerable<SourceProject> projects) =>
        projects.SelectMany(project => project.Types).Where(entry => entry.Type.ContainingType is null && entry.Type.Name != "Program");

    private static IEnumerable<string> NamespacesOf(SourceProject project, (SourceFile File, SyntaxNode Node, INamedTypeSymbol Type) entry) =>
        !project.IsSdk ? IsPublic(entry.Type) ? [project.Name] : [entry.File.NamespaceIn(project.Name)]
        : entry.File.Folder == "Polyfills" ? [entry.Type.ContainingNamespace.ToDisplayString()]
        : entry.Type.IsStatic && IsPublic(entry.Type) ? ["Baloan.Sdk", .. ExtensionNamespaces]
        : ["Baloan.Sdk"];

    private static IEnumerable<ISymbol> MembersToDocument(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member is { IsImplicitlyDeclared: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Protected })
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove })
            .Prepend(type);

    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public && (symbol.ContainingType is null || IsPublic(symbol.ContainingType));

    private static bool IsException(INamedTypeSymbol type) => BasesOf(type).Any(ancestor => ancestor.ToDisplayString() == "System.Exception");

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}

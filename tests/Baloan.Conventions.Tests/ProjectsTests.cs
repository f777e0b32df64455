using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests;

/// <summary>What the projects may know of each other.</summary>
public sealed class ProjectsTests(Repository repository)
{
    [Fact]
    public void The_client_and_the_sandbox_are_found() =>
        repository.Projects.Select(project => project.Name).Should().Contain(["Baloan.Sdk", "Baloan.Sandbox"]);

    /// <summary>A shared wire type would hide a shared mistake.</summary>
    [Fact]
    public void The_sandbox_knows_nothing_of_the_client()
    {
        var sandbox = repository.Projects.Single(project => project.Name == "Baloan.Sandbox");

        var references = sandbox.Included("ProjectReference").Concat(sandbox.Included("PackageReference")).Concat(sandbox.Included("Compile"))
            .Where(reference => reference.Contains("Baloan.Sdk", StringComparison.Ordinal))
            .Select(reference => $"{sandbox.File}: {reference}");
        var usings = sandbox.Files.SelectMany(file => file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.NamespaceOrType.ToString().StartsWith("Baloan.Sdk", StringComparison.Ordinal))
            .Select(directive => $"{file.At(directive)}: {directive}"));

        references.Concat(usings).ShouldBeNone();
    }

    [Fact]
    public void The_client_references_no_other_project() =>
        repository.Sdk.ReferencedProjects.Select(project => $"{repository.Sdk.File}: {project}").ShouldBeNone();

    [Fact]
    public void Only_tests_and_benchmarks_see_what_is_internal() =>
        repository.Projects
            .SelectMany(project => project.Included("InternalsVisibleTo").Select(friend => (project.File, Friend: friend)))
            .Where(grant => !grant.Friend.EndsWith(".Tests", StringComparison.Ordinal) && !grant.Friend.EndsWith(".Benchmarks", StringComparison.Ordinal))
            .Select(grant => $"{grant.File}: {grant.Friend}").ShouldBeNone();

    [Fact]
    public void No_project_reaches_for_what_is_internal_in_another() =>
        repository.Projects.Where(project => project.ReferencedProjects.Any())
            .SelectMany(project => project.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Id == "CS0122")
            .Select(diagnostic => diagnostic.ToString()).ShouldBeNone();
}

using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests.Sources;

/// <summary>A project under <c>src</c>, compiled from its sources as for its newest framework, without what generators add.</summary>
public sealed class SourceProject
{
    private static readonly string[] SdkUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Latest,
        DocumentationMode.Parse,
        preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Baloan.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly ConcurrentDictionary<SourceFile, SemanticModel> _models = new();
    private readonly Lazy<List<(SourceFile, SyntaxNode, INamedTypeSymbol)>> _types;
    private readonly Lazy<List<(SourceFile, SyntaxNode, IMethodSymbol)>> _methods;

    public SourceProject(string root, string projectFile, IEnumerable<SourceProject> others)
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        Name = Path.GetFileNameWithoutExtension(projectFile);
        File = Path.GetRelativePath(root, projectFile).Replace('\\', '/');
        Definition = XDocument.Load(projectFile);
        Files =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => Path.GetRelativePath(folder, path).Split('/', '\\')[0] is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(root, folder, path, ParseOptions)),
        ];
        Compilation = CSharpCompilation.Create(
            Name,
            [.. Files.Select(file => file.Tree), .. LinkedFiles(folder), CSharpSyntaxTree.ParseText(GlobalUsings(), ParseOptions)],
            [.. Platform, .. others.Where(References).Select(other => other.Compilation.ToMetadataReference())],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        _types = new(() => [.. FindTypes()]);
        _methods = new(() => [.. FindMethods()]);
    }

    public string Name { get; }

    /// <summary>The project file's path from the root of the repository.</summary>
    public string File { get; }

    public XDocument Definition { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>Whether the project belongs to the packages that a partner's application references.</summary>
    public bool IsSdk => Name.StartsWith("Baloan.Sdk", StringComparison.Ordinal);

    /// <summary>All types with the file and the node that declare them, nested ones included.</summary>
    public IReadOnlyList<(SourceFile File, SyntaxNode Node, INamedTypeSymbol Type)> Types => _types.Value;

    /// <summary>All methods, local functions and lambdas included, with the file and the node that declare them.</summary>
    public IReadOnlyList<(SourceFile File, SyntaxNode Node, IMethodSymbol Method)> Methods => _methods.Value;

    public SemanticModel ModelOf(SourceFile file) => _models.GetOrAdd(file, key => Compilation.GetSemanticModel(key.Tree));

    public bool References(SourceProject other) => ReferencedProjects.Contains(other.Name);

    public IEnumerable<string> ReferencedProjects =>
        Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>What the items of a kind include.</summary>
    public IEnumerable<string> Included(string item) =>
        Definition.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();

    public override string ToString() => Name;

    private IEnumerable<(SourceFile File, SyntaxNode Node, INamedTypeSymbol Type)> FindTypes() =>
        from file in Files
        from node in file.Syntax.DescendantNodes()
        where node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && !node.IsKind(SyntaxKind.ExtensionBlockDeclaration)
        let type = ModelOf(file).GetDeclaredSymbol(node) as INamedTypeSymbol
        where type is not null
        select (file, node, type);

    private IEnumerable<(SourceFile File, SyntaxNode Node, IMethodSymbol Method)> FindMethods() =>
        from file in Files
        from node in file.Syntax.DescendantNodes()
        let method = node switch
        {
            BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax => ModelOf(file).GetDeclaredSymbol(node) as IMethodSymbol,
            AnonymousFunctionExpressionSyntax => ModelOf(file).GetSymbolInfo(node).Symbol as IMethodSymbol,
            _ => null,
        }
        where method is not null
        select (file, node, method);

    // They keep the rules in the project that owns them.
    private IEnumerable<SyntaxTree> LinkedFiles(string folder) => Included("Compile")
        .Where(file => file.StartsWith("../", StringComparison.Ordinal))
        .Select(file => CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(Path.Combine(folder, file)), ParseOptions));

    private string GlobalUsings() => string.Concat(
        SdkUsings
            .Concat((string?)Definition.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web" ? WebUsings : [])
            .Concat(Included("Using"))
            .Select(name => $"global using global::{name};\n"));
}

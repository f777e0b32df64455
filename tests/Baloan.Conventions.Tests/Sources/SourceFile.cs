using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Baloan.Conventions.Tests.Sources;

/// <summary>A source file of a project.</summary>
public sealed class SourceFile
{
    private readonly string[] _folders;

    public SourceFile(string root, string projectFolder, string path, CSharpParseOptions options)
    {
        Path = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        var inProject = System.IO.Path.GetRelativePath(projectFolder, path).Split('/', '\\');
        _folders = inProject[..^1];
        Text = File.ReadAllText(path);
        Tree = CSharpSyntaxTree.ParseText(Text, options, Path);
    }

    /// <summary>The path from the root of the repository, as a failing rule shows it.</summary>
    public string Path { get; }

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>The concept: the first folder in the project, empty for its root.</summary>
    public string Folder => _folders.FirstOrDefault("");

    public string Text { get; }

    public SyntaxTree Tree { get; }

    public SyntaxNode Syntax => Tree.GetRoot();

    /// <summary>The namespace that the folders stand for.</summary>
    public string NamespaceIn(string project) => string.Join('.', [project, .. _folders]);

    /// <summary>A place in this file, before what is wrong there.</summary>
    public string At(SyntaxNode node) => $"{Path}({Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1})";

    public override string ToString() => Path;
}

// The one grammar: users' programs and the rulebook (shared/LANGUAGE.md is its contract).
// Every decision needs at most two tokens, and chains are loops, so parsing is linear in the text.
// SyntaxReader drops newlines inside brackets and repeated separators before the parser sees them.
grammar Frobenius;

// Entry points.
program        : (statement (separator statement)*)? EOF ;
declarations   : (declaration (separator declaration)*)? EOF ;
loneExpression : expression EOF ;

separator   : ';' | NEWLINE ;
statement   : declaration | definition | expression ;
declaration : NAME (',' NAME)* 'in' space ;
definition  : NAME '=' expression ;

space     : spaceAtom ('->' spaceAtom)? ;
spaceAtom : NAME '+'? ('(' expression (',' expression)* ')')? ;

// Loosest to tightest.
expression : (NAME '->')* frobenius (operators+=('+' | '-' | '.+' | '.-') frobenius)* ;
frobenius  : product (':' product)* ;                    // more than one ':' is refused by AstBuilder
product    : signed (operators+=('*' | '/' | '\\' | '.*' | './' | '⊙' | '⊘' | '⊗') signed)* ;
signed     : ('-' | '+')* postfix (operators+=('^' | '.^') exponent)* ;   // right associative: folded by AstBuilder
exponent   : ('-' | '+')* postfix ;
postfix    : ( NUMBER | NAME | INFINITY | TOP
             | '(' expression ')'
             | '[' row (';' row)* ']' ) suffix* ;
suffix     : QUOTE | PLAIN_TRANSPOSE
           | '[' range (',' range)* ']'
           | '.'? '(' arguments ')' ;

arguments : series | expression (',' expression)* ;
series    : NAME '=' bound '..' bound ',' expression ;   // of sum and prod
row       : expression (',' expression)* ;
range     : ':' | bound (':' bound)? ;
bound     : product (operators+=('+' | '-' | '.+' | '.-') product)* ;   // a sum in which ':' is left to the slice

PLUS : '+' ;
MINUS : '-' ;
DOT_PLUS : '.+' ;
DOT_MINUS : '.-' ;
COLON : ':' ;
TIMES : '*' ;
OVER : '/' ;
UNDER : '\\' ;
DOT_TIMES : '.*' ;
DOT_OVER : './' ;
CIRCLE_DOT : '⊙' ;
CIRCLE_SLASH : '⊘' ;
CIRCLE_TIMES : '⊗' ;
HAT : '^' ;
DOT_HAT : '.^' ;
OPEN : '(' ;
CLOSE : ')' ;
OPEN_SQUARE : '[' ;
CLOSE_SQUARE : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
EQUALS : '=' ;
ARROW : '->' ;
TO : '..' ;
DOT : '.' ;
IN : 'in' ;
INFINITY : 'inf' | '∞' ;
QUOTE : '\'' | 'ᵀ' ;
PLAIN_TRANSPOSE : '.T' ;
TOP : '⊤' ;

// `0..k` is 0 then `..`, and `1./x` is 1 then `./`: a point belongs to a number only before a digit.
NUMBER : DIGITS ('.' DIGITS)? EXPONENT? | '.' DIGITS EXPONENT? ;
NAME   : LETTER (LETTER | [0-9] | ACCENT)* ;

NEWLINE : '\r'? '\n' | '\r' | '\u2028' | '\u2029' | '\u0085' ;
COMMENT : '#' ~[\r\n\u2028\u2029\u0085]* -> skip ;
SPACES  : [ \t\f\u000B\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF]+ -> skip ;

// What other systems write; never part of the language, so that an error can name it.
FOREIGN : '==' | '**' | '...' | '.\'' | '<-' | ':=' | '||' | '.\\' | '!=' | '<=' | '>=' | '+=' | '-=' | '&&' ;
UNKNOWN : . ;

fragment DIGITS   : [0-9]+ ;
fragment EXPONENT : [eE] [+-]? [0-9]+ ;
// Letters by block: the Unicode categories have a thousand ranges, and ANTLR reads them at every start.
// Subscripts are letters; raised letters are not, since ᵀ transposes.
fragment LETTER : [A-Za-z_] | LATIN | GREEK_TO_MONGOLIAN | SUBSCRIPT | LETTERLIKE | EAST_ASIAN | [\u{1D400}-\u{1D7FF}] ;
fragment ACCENT : [\u0300-\u036F\u1DC0-\u1DFF\u20D0-\u20F0] ;

fragment LATIN              : [\u00B5\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u1E00-\u1EFF] ;
fragment GREEK_TO_MONGOLIAN : [\u0370-\u037D\u037F-\u0386\u0388-\u061B\u061D-\u180D\u180F-\u1CFF\u1F00-\u1FFF] ;
fragment SUBSCRIPT          : [\u1D62-\u1D6A\u2080-\u2089\u2090-\u209C\u2C7C] ;
fragment LETTERLIKE         : [\u2102\u210A-\u2113\u2115\u2119-\u211D\u2124\u212C\u212D\u212F-\u2131\u2133-\u2138\u2145-\u2149] ;
fragment EAST_ASIAN         : [\u3041-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\u{20000}-\u{3FFFF}] ;

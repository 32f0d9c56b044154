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
expression : (NAME '->')* sum ;
sum        : frobenius (sumOperator frobenius)* ;
frobenius  : product (':' product)* ;                    // more than one ':' is refused by AstBuilder
product    : signed (productOperator signed)* ;
signed     : ('-' | '+')* power ;
power      : postfix (('^' | '.^') exponent)* ;          // right associative: folded by AstBuilder
exponent   : ('-' | '+')* postfix ;
postfix    : primary suffix* ;
suffix     : QUOTE | PLAIN_TRANSPOSE
           | '[' range (',' range)* ']'
           | '.'? '(' arguments ')' ;
primary    : NUMBER | NAME | INFINITY | TOP
           | '(' expression ')'
           | '[' row (';' row)* ']' ;

sumOperator     : '+' | '-' | '.+' | '.-' ;
productOperator : '*' | '/' | '\\' | '.*' | './' | '⊙' | '⊘' | '⊗' ;

arguments : series | expression (',' expression)* ;
series    : NAME '=' bound '..' bound ',' expression ;   // of sum and prod
row       : expression (',' expression)* ;
range     : ':' | bound (':' bound)? ;
bound     : product (sumOperator product)* ;             // a sum in which ':' is left to the slice

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
NAME   : LETTER (LETTER | [0-9] | [\p{Mn}\p{Mc}])* ;

NEWLINE : '\r'? '\n' | '\r' | '\u2028' | '\u2029' | '\u0085' ;
COMMENT : '#' ~[\r\n\u2028\u2029\u0085]* -> skip ;
SPACES  : [ \t\f\u000B\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF]+ -> skip ;

// What other systems write; never part of the language, so that an error can name it.
FOREIGN : '==' | '**' | '...' | '.\'' | '<-' | ':=' | '||' | '.\\' | '!=' | '<=' | '>=' | '+=' | '-=' | '&&' ;
UNKNOWN : . ;

fragment DIGITS   : [0-9]+ ;
fragment EXPONENT : [eE] [+-]? [0-9]+ ;
// Letters of every script, and subscripts; not the raised letters, since ᵀ transposes.
fragment LETTER   : [\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nl}_\u2080-\u2089\u2090-\u209C\u1D62-\u1D6A\u2C7C] ;

### minimal: lo que dice con otras palabras que civic, español

## Palabras propias

# $name: el grupo que publica
published-by = Publicado por { $name }
home-follow = Seguir en un lector de noticias
a-z-short = De la A a la Z

## En lugar de las de civic

agency-website = Nuestro sitio web
footer-report-text = ¿Hay aquí algo que no debería ser público? Avísenos de inmediato.
home-recent = Novedades
home-events = Lo que viene
home-tips = Para esta temporada
home-sections = Todo lo que hay aquí
home-report = Del último informe
withholding-link = Qué no publicamos
register-link = Registro
changes-link = Todos los cambios

## Motivos que civic redacta para una institución

ground-analytical-methods-sentence = No se publican los detalles de cómo se analizan los delitos y la información de inteligencia cuando enseñarían a alguien a evitar ser descubierto.
ground-facility-security-sentence = No se publican los planos, los sistemas de alarma ni las rutinas de vigilancia. Ayudarían a alguien a entrar por la fuerza en un edificio o a planear un ataque.
ground-information-security-sentence = No se publican los detalles de cómo están configurados y protegidos los sistemas informáticos. Ayudarían a alguien a entrar en los sistemas que guardan los datos de las personas.
ground-received-in-confidence-sentence = No se publica la información que alguien nos entregó en confianza. No la publicamos sin el consentimiento de esa persona.
ground-legal-privilege-sentence = No se publican los consejos de nuestros abogados. Como cualquier persona, podemos pedir asesoría legal en confianza.

### civic: textos de la interfaz, español

## Marco de todas las páginas

skip-to-content = Saltar al contenido principal
main-navigation = Principal
menu = Menú
breadcrumb-home = Inicio
breadcrumbs = Ruta de navegación
languages = Idioma
emergency = Emergencias:
non-emergency = Línea no urgente:
phone = Teléfono:
email = Correo electrónico:
agency-website = Sitio web de la institución

footer-contact = Contacto
footer-about = Acerca de este sitio
footer-report = Avise si algo no debería estar aquí
footer-report-text = ¿Encontró en este sitio algo que no debería ser público, como los datos privados de una persona? Avísenos de inmediato.
withholding-link = Qué publicamos y qué no publicamos
register-link = Registro de documentos no publicados
license = Licencia
feeds = Canales de noticias
feed-atom = Canal Atom
feed-json = Canal JSON

## Fechas y horas

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
# $day (número), $month (nombre del mes), $year (número)
number-group = {"."}
number-decimal = {","}
date-long = { $day } de { $month } de { $year }
# $hour ("18:30"), $hour12 ("6"), $minute ("30"), $half ("am" o "pm")
clock = { $half ->
    [am] { $hour12 }:{ $minute } a. m.
   *[pm] { $hour12 }:{ $minute } p. m.
}
# Van antes de una fecha: "Publicado el 1 de marzo de 2026"
published-on = Publicado el
updated-on = Actualizado el

## Página de inicio

alerts = Alertas vigentes
home-sections = Consulte por sección
home-recent = Nuevo y actualizado
home-events = Próximos eventos

## Listas

documents = Documentos
subsections = Secciones
number = Número
no-documents = Todavía no hay documentos en esta página.
document-count = { $count ->
    [0] Ningún documento
    [one] { $count } documento
   *[other] { $count } documentos
}
pagination = Páginas
page-of = Página { $page } de { $pages }
page-number = Página { $page }
previous-page = Anterior
next-page = Siguiente
taxonomy-lead = Elija un tema para ver todos los documentos relacionados.
event-past-badge = Finalizado

## Búsqueda e índice de la A a la Z

search-label = Buscar en este sitio
search-button = Buscar
search-lead = Busque en todo lo que publicamos. Lo que escriba no sale de su navegador.
search-no-script = La búsqueda necesita JavaScript, que está desactivado o bloqueado en su navegador. Aquí encontrará todos los documentos:
search-filters = Limitar los resultados
search-filter-type = Tipo
search-filter-status = Estado
search-filter-year = Año
search-filter-all = Todos
search-searching = Buscando…
# $count: cuántos resultados hay
search-found = Resultados: { $count }
search-nothing = No se encontró nada. Pruebe con menos palabras o con otras.
search-failed = No se pudo cargar la búsqueda. Inténtelo de nuevo o use el índice de la A a la Z.
# Va antes de una fecha
search-dated = Último cambio:
search-more = Mostrar más resultados
a-z-link = Todos los documentos de la A a la Z
a-z-lead = Todos los documentos de este sitio, por su título.
a-z-letters = Letras

## Documentos

contents = Contenido
facts-heading = Datos principales
facts-policy = Acerca de esta política
facts-event = Cuándo y dónde
facts-software = Acerca de este programa
facts-training = Acerca de esta capacitación
facts-report = Acerca de este informe
facts-bulletin = Acerca de este boletín
report-figures = Acerca de los números
event-calendar = Agregar a su calendario (iCalendar)
calendar-all = Todos los eventos como calendario (iCalendar)
event-past = Este evento ya terminó.
software-homepage = Ir al sitio web del proyecto
software-repository = Ver el código fuente
attachments = Archivos
versions = Versiones de este documento
about-document = Acerca de este documento
contact = Contacto
web-address = Dirección web
source-file = Archivo de origen
print-note = Una copia impresa puede no estar al día. El texto vigente se encuentra en la dirección web indicada arriba.
previous-next = Documento anterior y siguiente
previous-document = Anterior
next-document = Siguiente
related = Documentos relacionados

## Partes de un texto

# $title: el encabezado
permalink-label = Enlace a { $title }
footnotes-heading = Notas
# $number: el número de la nota
footnote-reference = Nota { $number }
footnote-back = Volver a la nota { $number } en el texto
# Nombre de una tabla que se puede desplazar. $title: el encabezado que la precede; $number: su orden en el documento
table-label = Tabla: { $title }
table-label-plain = Tabla { $number }
task-done = Hecho
task-open = Pendiente
callout-note = Nota
callout-tip = Consejo
callout-warning = Advertencia
details = Detalles
included-from = Este texto forma parte de

## Supresiones

# $ground: nombre del motivo
mark-text = suprimido: { $ground }
mark-block-text = Aquí se suprimió un pasaje: { $ground }
mark-block-link = Por qué no se publica
marks-heading = Qué se suprimió en este documento
marks-text = Algunas palabras o pasajes de este documento no se publican. Los motivos son:
marks-count = { $count ->
    [0] Ninguna supresión
    [one] { $count } supresión
   *[other] { $count } supresiones
}
marks-notice = { $count ->
    [one] Se suprimió una parte de este documento.
   *[other] Se suprimieron { $count } partes de este documento.
}
marks-notice-link = Vea qué se suprimió y por qué

## Lo que no se publica

withholding-lead = El público tiene derecho a saber cómo trabaja su policía. Publicamos todo lo que podemos e informamos cuando nos reservamos algo.
withholding-principle = Solo dejamos de publicar información por alguno de los motivos que siguen, y solo en la medida en que el motivo lo exige. Si el motivo afecta solo a una parte de un documento, el resto se publica.
withholding-how = Cuando se suprime una parte de un documento, en su lugar aparece una marca que indica el motivo. Cuando no se publica un documento entero, el registro puede mencionarlo e indicar el motivo.
withholding-data = En los archivos de datos (CSV), un asterisco (*) está en lugar de un número que se reserva porque cuenta pocas personas o incidentes, o porque permitiría calcular uno así. Un signo de interrogación (?) significa que el dato no se conoce, y 0, que no hay ninguno.
withholding-to-register = Consulte el registro de documentos no publicados
withholding-grounds = Motivos para no publicar
back-to-withholding = Conozca todos los motivos para no publicar
ground-eyebrow = Motivo para no publicar
ground-facts = Acerca de este motivo
ground-citation = Ley o norma
ground-review = Revisión
ground-appeal = Cómo apelar
ground-withheld = En el registro: { $count ->
    [0] ningún documento
    [one] { $count } documento
   *[other] { $count } documentos
}
ground-marks = En documentos publicados: { $count ->
    [0] ninguna supresión
    [one] { $count } supresión
   *[other] { $count } supresiones
}
ground-register = Documentos no publicados que figuran en el registro
ground-documents = Documentos publicados con supresiones por este motivo
register-lead = Documentos que existen pero no se publican, cada uno con el motivo por el que no se publica.
register-text = Cada línea corresponde a un documento entero que no se publica.
register-caption = { $count ->
    [one] { $count } documento no publicado
   *[other] { $count } documentos no publicados
}
register-title = Documento
register-ground = Motivo
register-empty = El registro no contiene documentos.

## La declaración de accesibilidad

statement-link = Declaración de accesibilidad
statement-lead = Lo que hacemos para que todas las personas puedan usar este sitio, y en qué sabemos que todavía falla.
statement-standard = La norma que queremos cumplir
statement-standard-text = Queremos que todas las páginas de este sitio cumplan las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2 en el nivel AA.
statement-standard-link = Lea las pautas (WCAG 2.2, en inglés)
statement-status = Esta página no afirma que ya cumplamos la norma en todas partes. Dice qué se revisa y qué se encontró al revisarlo.
statement-checks = Qué se revisa y cómo
statement-checks-text = { $count ->
    [one] Cada vez que se genera este sitio, un programa revisa su único documento antes de publicarlo. Revisa lo siguiente:
   *[other] Cada vez que se genera este sitio, un programa revisa sus { $count } documentos antes de publicarlos. Revisa lo siguiente:
}
statement-check-headings = Los encabezados tienen texto y no se salta ningún nivel.
statement-check-pictures = Toda imagen tiene una descripción. Sin ella, el documento no se publica.
statement-check-links = El texto de un enlace dice adónde lleva.
statement-check-tables = Las tablas tienen celdas de encabezado.
statement-check-language = Los pasajes en otro idioma están marcados, hasta donde un programa puede saberlo.
statement-check-reading = Los textos no son más difíciles de leer de lo necesario. Se mide con una fórmula que cuenta palabras y sílabas.
statement-check-colors = Quien escribe no puede elegir colores: los de todo el texto son los del diseño del sitio.
statement-check-files = Los archivos PDF tienen etiquetas, que los lectores de pantalla necesitan.
statement-checks-limits = Un programa encuentra solo una parte de las barreras que las personas encuentran. No puede saber si una descripción es correcta ni si un texto se entiende.
statement-limits = Limitaciones conocidas
statement-documents = { $count ->
    [one] En este documento sabemos de algo que puede ser un obstáculo:
   *[other] En estos { $count } documentos sabemos de algo que puede ser un obstáculo:
}
statement-files = { $count ->
    [one] A este archivo le faltan las etiquetas o el idioma, y los lectores de pantalla pueden leerlo mal o no leerlo:
   *[other] A estos { $count } archivos les faltan las etiquetas o el idioma, y los lectores de pantalla pueden leerlos mal o no leerlos:
}
# $title: el documento que enlaza con el archivo
statement-file = Archivo del documento «{ $title }»
statement-file-in = En el documento
statement-no-limits = No se encontró nada en los documentos publicados actualmente.
statement-flaw-heading-skipped = Se salta un nivel de encabezados.
statement-flaw-title-repeated = El título aparece dos veces.
statement-flaw-heading-empty = Un encabezado no tiene texto.
statement-flaw-link-text = El texto de un enlace no dice adónde lleva.
statement-flaw-table-headers = A una tabla le faltan celdas de encabezado.
statement-flaw-language-of-part = Un pasaje en otro idioma no está marcado.
statement-flaw-reading-grade = El texto es más difícil de leer de lo que debería.
statement-feedback = Avísenos de un problema
statement-feedback-text = Si no puede leer o usar algo de este sitio, avísenos. Díganos qué página es y en qué formato la necesita. Le daremos la información en ese formato.
statement-about = Acerca de esta declaración
statement-about-text = Esta declaración se escribe de nuevo con los resultados de la revisión cada vez que se genera el sitio.
statement-date = El documento más reciente del sitio es del

## Páginas sin texto propio: títulos y descripciones

title-withholding = Qué publicamos y qué no publicamos
description-withholding = Los motivos por los que no se publica cierta información, la ley en que se basa cada uno y cómo apelar.
title-register = Registro de documentos no publicados
description-register = Documentos que no se publican, cada uno con el motivo por el que no se publica.
title-statement = Declaración de accesibilidad
description-statement = Qué se hace para que todas las personas puedan usar este sitio, qué se revisa y en qué falla.
title-ground = { $ground }
description-ground = Por qué no se publica esta información: { $ground }.
title-taxonomy = { $taxonomy }
description-taxonomy = Todos los documentos, ordenados por: { $taxonomy }.
title-term = { $term }
description-term = Todos los documentos de { $taxonomy }: { $term }.
title-paginated = { $title } (página { $page } de { $pages })
title-search = Búsqueda
description-search = Busque en los documentos de este sitio.
title-a-z = Documentos de la A a la Z
description-a-z = Todos los documentos de este sitio, por orden alfabético de sus títulos.
title-not-found = Página no encontrada
description-not-found = No hay ninguna página en esta dirección.
not-found-lead = No hay ninguna página en esta dirección.
not-found-text = Es posible que la dirección esté mal escrita o que la página se haya trasladado. Usted puede:
not-found-home = empezar desde la página de inicio
not-found-a-z = buscarla entre todos los documentos de la A a la Z
not-found-register = ver si el documento figura en el registro de documentos no publicados
not-found-ask = consultarnos por correo electrónico
moved-heading = Esta página se trasladó
moved-text = La nueva dirección es:

## Tamaños de archivo

# $size: el número, listo para mostrarse
size-bytes = { $size } bytes
size-kb = { $size } KB
size-mb = { $size } MB

## Tipos de documentos

type-policy = Política
type-policy-plural = Políticas
type-tip = Consejo de seguridad
type-tip-plural = Consejos de seguridad
type-report = Informe
type-report-plural = Informes
type-training = Material de capacitación
type-training-plural = Materiales de capacitación
type-bulletin = Boletín
type-bulletin-plural = Boletines
type-event = Evento
type-event-plural = Eventos
type-software = Programa informático
type-software-plural = Programas informáticos
type-page = Página
type-page-plural = Páginas

## Campos de los tipos

field-policy-number = Número
field-policy-kind = Clase de documento
field-policy-issued = Fecha de emisión
field-policy-effective = En vigor desde
field-policy-revised = Última modificación
field-policy-reviewed = Última revisión
field-policy-review-due = Próxima revisión
field-policy-version = Versión
field-policy-authority = Autoridad
field-policy-owner = Responsable
field-policy-applies-to = Se aplica a
field-policy-implements = Da cumplimiento a
field-policy-accreditation = Normas de acreditación
field-policy-supersedes = Sustituye a
field-policy-expires = Vence
field-policy-rescinded = Derogada
field-policy-amends = Modifica
field-policy-incorporated-into = Incorporada en
field-policy-related = Véase también
field-policy-forms = Formularios
field-policy-training = Formación
field-policy-change = Último cambio
value-policy-severity-major = cambio importante
value-policy-severity-minor = cambio menor
field-tip-season = Temporada
field-tip-crime = Ayuda a prevenir
field-report-period = Período
field-report-covers-from = Datos desde
field-report-covers-to = Datos hasta
field-report-place = Lugar
field-report-coverage = Cobertura
field-report-counting-rule = Regla de conteo
field-report-caveats = Límites
field-report-method = Método
field-report-source = Fuente
field-training-course = Curso
field-training-unit = Unidad
field-training-hours = Horas
field-training-format = Modalidad
field-training-prerequisites = Requisitos previos
field-training-objectives = Lo que usted aprenderá
field-training-for = Dirigido a
field-bulletin-category = Categoría
field-bulletin-valid-until = Válido hasta
field-bulletin-area = Zona
field-event-start = Comienza
field-event-end = Termina
field-event-location = Lugar
field-event-address = Dirección
field-event-registration = Inscripción
field-event-cost = Costo
field-event-languages = Idiomas
field-software-homepage = Sitio web
field-software-repository = Código fuente
field-software-licence = Licencia
field-software-language = Lenguaje de programación
field-software-status = Estado
field-software-maintainer = Mantenido por

## Valores de los campos

value-policy-kind-policy = Política
value-policy-kind-procedure = Procedimiento
value-policy-kind-rule = Regla
value-policy-kind-general-order = Orden general
value-policy-kind-special-order = Orden especial
value-policy-kind-notice = Aviso
value-policy-kind-directive = Directiva
value-tip-season-spring = Primavera
value-tip-season-summer = Verano
value-tip-season-autumn = Otoño
value-tip-season-winter = Invierno
value-tip-season-all-year = Todo el año
value-training-format-classroom = Presencial
value-training-format-online = En línea
value-training-format-scenario = Práctica con escenarios
value-training-format-blended = Presencial y en línea
value-bulletin-category-alert = Alerta
value-bulletin-category-notice = Aviso
value-bulletin-category-news = Noticia
value-bulletin-category-recall = Retiro de producto
value-bulletin-category-missing-property = Bienes extraviados
value-software-status-in-use = En uso
value-software-status-pilot = A prueba
value-software-status-retired = Fuera de uso

## Taxonomías y sus términos fijos

taxonomy-tags = Etiquetas
taxonomy-audience = Público
taxonomy-topic = Tema
term-audience-residents = Residentes
term-audience-officers = Agentes
term-audience-businesses = Comercios y empresas
term-audience-youth = Jóvenes
term-audience-older-adults = Personas mayores
term-audience-schools = Escuelas
term-audience-journalists = Periodistas
term-audience-community-groups = Grupos comunitarios
term-topic-accountability = Rendición de cuentas
term-topic-crime-prevention = Prevención del delito
term-topic-data = Datos
term-topic-personnel = Personal
term-topic-patrol = Patrullaje
term-topic-investigations = Investigaciones
term-topic-traffic = Tránsito
term-topic-youth = Jóvenes
term-topic-victims = Víctimas
term-topic-technology = Tecnología
term-topic-emergency = Emergencias

## Nombres de idiomas

language-ar = árabe
language-de = alemán
language-en = inglés
language-es = español
language-fa = persa
language-fr = francés
language-hi = hindi
language-hmn = hmong
language-ht = criollo haitiano
language-ja = japonés
language-ko = coreano
language-pl = polaco
language-pt = portugués
language-ru = ruso
language-so = somalí
language-tl = tagalo
language-uk = ucraniano
language-vi = vietnamita
language-zh = chino
language-ase = lengua de señas estadounidense

## Motivos para no publicar: un nombre y una explicación para el público

ground-victim-information = Información de víctimas
ground-victim-information-sentence = No se publican los datos que permitan identificar a una víctima o a un testigo. Toda persona debe poder denunciar un delito sin temer por su privacidad ni por su seguridad.
ground-investigative-information = Información de investigación
ground-investigative-information-sentence = No se publican los hechos que solo conocen los investigadores. Divulgarlos podría alertar a un sospechoso, influir en un testigo o echar a perder una prueba.
ground-analytical-methods = Métodos de análisis
ground-analytical-methods-sentence = No se publican los detalles de cómo analizamos los delitos y la información de inteligencia cuando enseñarían a alguien a evitar ser descubierto.
ground-operational-tactics = Tácticas operativas
ground-operational-tactics-sentence = No se publican los detalles de cómo los agentes llevan a cabo un operativo. Quien los conozca de antemano podría usarlos para escapar o para hacer daño.
ground-surveillance-methods = Métodos de vigilancia
ground-surveillance-methods-sentence = Las reglas sobre la vigilancia son públicas. No se publican los detalles técnicos que ayudarían a detectar o burlar una vigilancia legal.
ground-tactical-training = Entrenamiento táctico
ground-tactical-training-sentence = No se publica el material de capacitación que muestra las tácticas paso a paso. Podría usarse contra los agentes y contra las personas a las que deben proteger.
ground-emergency-plans = Planes de emergencia
ground-emergency-plans-sentence = No se publican los planes detallados para ataques y desastres. Podrían usarse para impedir la respuesta o para causar más daño.
ground-critical-infrastructure = Infraestructura crítica
ground-critical-infrastructure-sentence = No se publican los detalles sobre los puntos débiles de los sistemas de electricidad, agua, transporte y comunicaciones. Divulgarlos pondría en peligro al público.
ground-facility-security = Seguridad de las instalaciones
ground-facility-security-sentence = No se publican los planos, los sistemas de alarma ni las rutinas de vigilancia de nuestros edificios. Ayudarían a alguien a entrar por la fuerza o a planear un ataque.
ground-information-security = Seguridad informática
ground-information-security-sentence = No se publican los detalles de cómo están configurados y protegidos nuestros sistemas informáticos. Ayudarían a alguien a entrar en los sistemas que guardan los datos de las personas.
ground-officer-safety = Seguridad de los agentes
ground-officer-safety-sentence = No se publica la información que pondría en riesgo la vida o la seguridad de un agente o de su familia.
ground-juvenile = Información de menores
ground-juvenile-sentence = No se publica la información que permita identificar a un niño o adolescente. La ley da a los menores una protección especial.
ground-informant = Fuentes confidenciales
ground-informant-sentence = No se publica la información que permita identificar a una persona que colabora en confianza con la policía. De ello puede depender su vida.
ground-personnel = Expedientes de personal
ground-personnel-sentence = No se publican las partes de los expedientes de personal en las que la ley protege la privacidad de los empleados.
ground-pending-investigation = Investigación en curso
ground-pending-investigation-sentence = La información sobre un caso todavía abierto no se publica hasta que hacerlo ya no pueda perjudicar la investigación ni un juicio imparcial.
ground-personal-information = Datos personales
ground-personal-information-sentence = No se publican datos privados como domicilios, fechas de nacimiento e información de salud. No dicen nada sobre el trabajo de la policía y podrían perjudicar a la persona.
ground-received-in-confidence = Recibido en confidencia
ground-received-in-confidence-sentence = No se publica la información que otra institución nos entregó con carácter confidencial. No podemos publicarla sin el consentimiento de esa institución.
ground-legal-privilege = Secreto profesional
ground-legal-privilege-sentence = No se publican los consejos de nuestros abogados. Como cualquier persona, una institución pública puede pedir asesoría legal en confianza.
ground-third-party-copyright = Derechos de terceros
ground-third-party-copyright-sentence = No se publica el material que pertenece a otros cuando no tenemos permiso para publicarlo. Usted puede solicitarlo a su titular.

# $months (number)
review-months = { $months ->
    [one] cada mes
   *[other] cada { $months } meses
}

# $number: the place of a file without a title of its own among the attachments
attachment-number = Archivo adjunto { $number }

## What a document's page offers, and the pages that lead through the site

copied = Copiado:
alert = Alerta
alert-until = hasta el
language-home-page = página de inicio
not-translated-yet = esta página aún no está en español
original-changed = El texto en { $language } ha cambiado desde que se hizo esta traducción:
original-binding = Esto es una traducción. El texto que vale es el que está en { $language }.
comments-open = Abierto a comentarios
comments-to-come = Se recibirán comentarios
comments-closed = El plazo de comentarios terminó
comments-until = Comentarios hasta el
comments-from = Se recibirán comentarios desde el
comments-to = hasta el
comments-were = Se recibieron comentarios hasta el
comments-give = Enviar un comentario
comments-calendar = Poner el último día en su calendario
comments-go-to = Los comentarios se envían a { $to }
comments-close = Fin del plazo de comentarios: { $title }
definitions = Términos explicados
term-more = Más sobre este término
tools = Lo que puede hacer con esta página
tools-mail = Enviar por correo
tools-share = Compartir
tools-cite = Copiar la cita
tools-print = Imprimir
tools-manual = Todo en una página
version = Versión
cite-as = Citar como
citation-title = «{ $title }»
citation-version = { $name }, versión { $held }
citation-date = { $name }, a { $held }
changes-link = Qué ha cambiado
changes-all = Todos los cambios
changes-lead = Todo lo que se publicó o cambió, lo más reciente primero.
change-new = Nuevo
change-updated = Cambiado
title-changes = Qué ha cambiado
description-changes = Todo lo que se publicó o cambió, lo más reciente primero.
date-month = { $month } de { $year }
feedback-link = Díganos qué le parece esta página
home-comment = Abierto a comentarios
home-find = Encontrar una política
home-tips = Consejos para esta temporada
home-report = Último informe
library-by-topic = Por tema
library-by-number = Por número
library-manual = Todo en una página, para imprimir
library-ways = Otras formas de ver estos documentos
library-chapters = Capítulos
library-other = Otros documentos
title-by-topic = { $title } por tema
description-by-topic = { $title }, según de qué tratan.
by-topic-lead = Un documento puede estar en varios temas.
by-topic-topics = Temas
by-topic-none = Sin tema
by-topic-all = Todo sobre { $topic }
title-manual = { $title }: el manual completo
description-manual = { $title }, todo en una página.
manual-lead = Todos los documentos en una página, para imprimir o buscar en ella.
status-draft = Borrador
status-open-for-comment = Abierto a comentarios
status-not-yet-in-force = Aún no vigente
status-in-force = Vigente
status-review-overdue = Revisión atrasada
status-current = Vigente
status-over = Terminado
type-definition = Término
type-definition-plural = Términos
field-definition-abbreviation = Abreviatura
field-definition-source = Fuente
field-definition-source-url = Dónde se define

# Versiones, cambios marcados e historia de una colección
version-name = Versión { $version }
version-of = Versión del { $date }
version-today = Versión actual
version-earlier = Versión anterior
version-from-until = Vigente del { $from } al { $until }
version-since = Vigente desde el { $from }
version-from = Vigente a partir del { $from }
version-dated = Con fecha del { $from }
version-not-today = Este no es el texto de hoy.
version-read-today = Leer el texto actual
version-what-changed = Qué cambió
version-address = Dirección de esta versión
title-version = { $title }, { $version }
title-redline = { $title }: cambios de { $version }
redline-lead = { $title }: las diferencias entre { $old } y { $new }
redline-legend = Cómo se muestran los cambios
redline-legend-added = Palabras nuevas
redline-legend-removed = Palabras suprimidas
redline-added = añadido:
redline-removed = suprimido:
redline-notices = Cambios que conviene mirar
redline-notices-text = Aquí cambiaron palabras que dicen qué se debe o se puede hacer, y números.
redline-became = «{ $from }» pasó a «{ $to }»
redline-came = Se añadió «{ $to }»
redline-went = Se suprimió «{ $from }»
redline-beginning = Comienzo
redline-changed = { $count ->
    [one] Cambió { $count } sección
   *[other] Cambiaron { $count } secciones
}
redline-unchanged = Secciones que siguen igual
redline-same = Las palabras del texto son las mismas en las dos versiones.
redline-section-changed = Cambiada
redline-section-added = Nueva
redline-section-removed = Suprimida
redline-section-moved = Movida
redline-section-read = Leer la sección
change-why = Por qué se cambió
change-minor = un cambio menor
change-sections = Secciones
library-changes = Qué cambió
library-as-of = Qué estaba vigente en una fecha
library-archive = Ya no vigentes
library-scorecard = Evaluación
library-calendar = Calendario de revisiones
title-library-changes = { $title }: qué cambió
description-library-changes = Cuándo entró en vigor, cambió o terminó cada política.
library-changes-lead = Cuándo entró en vigor, cambió o terminó cada política, y por qué.
library-changes-feeds = Los canales avisan de políticas nuevas, de las que terminan y de los cambios que no son menores.
library-changes-upcoming = Por venir
library-changes-past = En vigor
title-as-of = { $title }: qué estaba vigente
description-as-of = Para cada día en que algo cambió: qué políticas estaban vigentes y en qué versión.
as-of-lead = Para cada día en que algo cambió, las políticas que estaban vigentes, en la versión que se aplicaba.
title-as-of-day = { $title } al { $date }
as-of-day-lead = Las políticas que estaban vigentes, en la versión que se aplicaba, hasta donde estos textos se publican.
as-of-day-from = Fue así del { $from } al { $until }.
as-of-day-since = Es así desde el { $from }.
as-of-days = Otros días
as-of-previous = Cambio anterior: { $date }
as-of-next = Cambio siguiente: { $date }
as-of-all = Todos los días
as-of-day-changed = Qué cambió ese día
as-of-day-in-force = { $count ->
    [one] { $count } política vigente
   *[other] { $count } políticas vigentes
}
as-of-title = Título
as-of-since = Desde
title-archive = { $title }: ya no vigentes
description-archive = Políticas que ya no están vigentes.
archive-lead = Estas políticas ya no se aplican. Se conservan para que lo que pasó pueda juzgarse según las reglas de entonces.
archive-in-force = Políticas vigentes
event-began = Entró en vigor
event-began-to-come = Entra en vigor
event-changed-to-come = Nueva versión entra en vigor
event-rescinded-to-come = Será derogada
event-superseded-to-come = Será sustituida
event-incorporated-to-come = Pasa a otra política
event-expired-to-come = Vence
end-successor-expired = Sustituida por
end-successor-rescinded = Sustituida por
event-changed = Nueva versión
event-rescinded = Derogada
event-superseded = Sustituida
event-incorporated = Incorporada a otra política
event-expired = Vencida
end-successor-superseded = Sustituida por
end-successor-incorporated = Parte de
notice-not-in-force = Esta política ya no está vigente.
notice-takes-effect = Este texto está aprobado y entra en vigor el { $date }.
notice-until-then = Hasta entonces se aplica:
notice-proposed = Este texto no se aplica hoy.
notice-will-end = Esta política terminará.
notice-amended = La modifica
review-due = Revisión prevista: { $title }
status-superseded = Sustituida
status-rescinded = Derogada
status-expired = Vencida
comments-form = Usar el formulario
comments-issues = Abrir una incidencia
responses = Qué pasó con las opiniones
responses-changed = Qué se cambió por las opiniones
responses-data = Lo mismo como datos (JSON)
responses-comment = Opinión
responses-decision = Decisión
responses-why = Por qué
decision-accepted = Aceptada
decision-partly = Aceptada en parte
decision-declined = No aceptada
decision-noted = Tomada en cuenta
register-since = Reservado desde
register-review = Próxima revisión
register-appeal = Recurso
register-totals = Por motivo
title-scorecard = { $title }: evaluación
description-scorecard = Cómo están publicadas estas políticas, calculado a partir de lo publicado.
scorecard-lead = Cómo están publicadas estas políticas. Las cifras se calculan cada vez que se genera el sitio; nadie las escribe.
scorecard-day = Al
scorecard-criteria = Seis criterios
scorecard-met = Se cumple
scorecard-not-met = No se cumple
scorecard-not-known = No se sabe
scorecard-criterion-whole = Publicadas por completo
scorecard-criterion-whole-text = Todas las políticas que pueden ser públicas están juntas, también en una sola página.
scorecard-criterion-whole-link = El manual completo
scorecard-criterion-searchable = Con búsqueda
scorecard-criterion-searchable-text = Se puede buscar en el texto de todas las políticas.
scorecard-criterion-searchable-link = Buscar
scorecard-criterion-dated = Con fecha
scorecard-criterion-dated-text = Cada política dice en qué día entró en vigor.
scorecard-criterion-dated-link = Todas las fechas
scorecard-criterion-current = Al día
scorecard-criterion-current-text = Cada política vigente dice cuándo se revisará, y ninguna ha pasado esa fecha.
scorecard-criterion-machine-readable = Legibles por máquina
scorecard-criterion-machine-readable-text = Cada política es una página web con datos estructurados, y los cambios llegan por canales.
scorecard-criterion-machine-readable-link = Cambios y canales
scorecard-criterion-official = En una dirección oficial
scorecard-criterion-official-text = El sitio está bajo un dominio de una autoridad pública o de la propia agencia.
scorecard-source = Los criterios son los que usó el Policing Project de la Facultad de Derecho de la Universidad de Nueva York para comparar los manuales de grandes ciudades de Estados Unidos.
scorecard-currency = Vigencia y lectura
scorecard-in-force = Políticas vigentes
scorecard-overdue = Con la revisión vencida
scorecard-with-review = Con fecha de revisión
scorecard-undated = Sin fecha
scorecard-grade = Grado de lectura medio
scorecard-grade-value = { $grade } (grado escolar de Flesch–Kincaid)
scorecard-ease = Facilidad de lectura media
scorecard-ease-value = { $ease } (Szigriszt Pazos; más de 55 es normal)
scorecard-overdue-list = Políticas con la revisión vencida
scorecard-withheld = Reservado
scorecard-withheld-text = El registro incluye { $listed ->
    [one] { $listed } documento
   *[other] { $listed } documentos
 } que se { $listed ->
    [one] reserva
   *[other] reservan
 } por completo; { $marks ->
    [one] { $marks } pasaje de estas políticas está tachado
   *[other] { $marks } pasajes de estas políticas están tachados
 }.
scorecard-register = Registro de documentos reservados
scorecard-listed = Documentos
scorecard-marks = Pasajes
scorecard-share = Parte
scorecard-limits = Lo que esto no dice
scorecard-limits-text = Cuenta lo que se publica. Los documentos reservados que no están en el registro no aparecen en ninguna cifra, y ninguna cifra dice si una política es buena o si se cumple.
## Formación, consejos, proyectos, estrategias, pronósticos, recursos, programas, alertas, eventos que se repiten

notes-for-instructors = Estas son notas para quienes imparten esta clase.
training-behind = Una política que enseña esta unidad ha cambiado desde la última revisión de la unidad. Si las dos difieren, vale la política.
training-behind-since = cambió el
training-ended = Una política que enseña esta unidad ya no está en vigor.
training-ended-since = sin vigor desde el
bulletin-updated = Hay un boletín más reciente sobre esto:
bulletin-cancelled = Este boletín se ha cancelado:
bulletin-for-programs = Esta alerta para programas (CAP)
bulletin-list-for-programs = Todas las alertas vigentes para programas (CAP)
event-cancelled = Este evento se ha cancelado.
event-cancelled-badge = Cancelado
event-next = Próxima vez
event-last = Última vez
event-repeats = Se repite
event-access = Accesibilidad
event-outcome = Qué resultó
# $weekday: the name of a day
repeats-week = Cada { $weekday }
repeats-two-weeks = Cada dos semanas, el { $weekday }
repeats-month-day = Cada mes, el día { $day }
repeats-month-weekday = Cada mes, el { $which } { $weekday }
repeats-1 = primer
repeats-2 = segundo
repeats-3 = tercer
repeats-4 = cuarto
repeats-5 = último
# $rule: how often; $until: the day of the last time
repeats-until = { $rule }, hasta el { $until }
# $days: the days on which it does not take place
repeats-except = { $whole }; excepto el { $days }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
tip-problem = El problema
tip-steps = Qué hacer
tip-checklist = Lista de control
tip-evidence = ¿Funciona?
tip-evidence-source = Fuente
tip-card = Imprima esto como tarjeta
title-tip-card = Tarjeta: { $title }
description-tip-card = { $title }, en media hoja de papel para imprimir.
card-whole = El texto completo
card-print-hint = Imprima esta página: la tarjeta cabe en media hoja de papel.
project-outcomes = Qué se midió
project-measure = Medida
project-before = Antes
project-after = Después
project-period = Período
project-source = Fuente
strategy-evidence = Qué se sabe de ella
strategy-public = Una persona decidió que esta táctica se puede contar al público.
evidence-finding = Resultado
evidence-level = Evidencia
forecast-aggregate = Este pronóstico habla de zonas y de momentos. No dice nada de ninguna persona.
software-metadata = Para programas
publishers = Publicado junto con
credits = Con la participación de
facts-tip = Sobre este consejo
facts-project = Sobre este proyecto
facts-strategy = Sobre esta estrategia
facts-forecast = Sobre este pronóstico
facts-resource = Sobre este recurso
resource-link = Vaya a este recurso
type-project = Proyecto de solución de problemas
type-project-plural = Proyectos de solución de problemas
type-strategy = Estrategia
type-strategy-plural = Estrategias
type-forecast = Pronóstico
type-forecast-plural = Pronósticos
type-resource = Recurso
type-resource-plural = Recursos
field-tip-problem = El problema
field-tip-steps = Qué hacer
field-tip-checklist = Lista de control
field-tip-evidence = Evidencia
field-training-policies = Políticas que enseña
field-training-reviewed = Última revisión
field-training-instructor-notes = Notas para instructores
field-bulletin-sent = Enviado
field-bulletin-event = De qué se trata
field-bulletin-hazard = Tipo de peligro
field-bulletin-urgency = Urgencia
field-bulletin-severity = Gravedad
field-bulletin-certainty = Certeza
field-bulletin-instruction = Qué hacer
field-bulletin-updates = Actualiza
field-bulletin-cancels = Cancela
field-event-repeats = Se repite
field-event-access = Accesibilidad
field-event-cancelled = Cancelado
field-event-reason = Por qué
field-event-outcome = Qué resultó
field-software-maintenance = Mantenimiento
field-software-audience = Para
field-software-cost = Costo
field-software-maturity = Madurez
field-software-version = Versión
field-software-released = Publicado
field-software-features = Qué hace
field-software-platforms = Funciona en
field-software-kind = Tipo
field-software-categories = Categorías
field-software-languages = Idiomas
field-software-policies = Políticas
field-project-status = Estado
field-project-period = Período
field-project-area = Zona
field-project-partners = Colaboran
field-project-problem = El problema
field-project-scanning = Exploración
field-project-analysis = Análisis
field-project-response = Respuesta
field-project-assessment = Evaluación
field-project-outcomes = Qué se midió
field-project-strategies = Estrategias usadas
field-strategy-tactic = Se puede contar
field-strategy-problem = El problema
field-strategy-evidence = Evidencia
field-strategy-policies = Políticas
field-strategy-projects = Proyectos
field-forecast-model = Modelo
field-forecast-data = Datos
field-forecast-aggregation = De qué habla
field-forecast-period = Período
field-forecast-accuracy = Cuánto acertó
field-forecast-bias-review = Revisión de sesgos
field-forecast-reviewed = Última revisión
field-forecast-use-policy = Política sobre su uso
field-forecast-not-used-for = Nunca se usa para
field-forecast-owner = Responsable
field-resource-kind = Tipo
field-resource-url = Dirección
field-resource-maintainer = A cargo de
field-resource-cost = Costo
field-resource-licence = Licencia
field-resource-languages = Idiomas
field-resource-lawful-use = Política de uso legal
field-resource-reviewed = Última revisión
value-training-for-officers = Oficiales
value-training-for-analysts = Analistas
value-training-for-managers = Mandos
value-training-for-support-staff = Personal de apoyo
value-training-for-volunteers = Voluntariado
value-training-instructor-notes-public = Públicas
value-tip-level-what-works = Funciona: varios buenos estudios coinciden
value-tip-level-promising = Prometedor: un buen estudio, o varios más débiles
value-tip-level-mixed = Dudoso: los estudios no coinciden
value-tip-level-no-effect = No se encontró efecto
value-tip-level-not-evaluated = Nadie lo ha comprobado todavía
value-strategy-level-what-works = Funciona: varios buenos estudios coinciden
value-strategy-level-promising = Prometedora: un buen estudio, o varios más débiles
value-strategy-level-mixed = Dudosa: los estudios no coinciden
value-strategy-level-no-effect = No se encontró efecto
value-strategy-level-not-evaluated = Nadie la ha comprobado todavía
value-strategy-tactic-public-strategy = Sí, así se decidió
value-bulletin-hazard-geo = Tierra
value-bulletin-hazard-met = Tiempo
value-bulletin-hazard-safety = Seguridad pública
value-bulletin-hazard-security = Seguridad
value-bulletin-hazard-rescue = Rescate
value-bulletin-hazard-fire = Incendio
value-bulletin-hazard-health = Salud
value-bulletin-hazard-env = Medio ambiente
value-bulletin-hazard-transport = Transporte
value-bulletin-hazard-infra = Servicios y redes
value-bulletin-hazard-cbrne = Sustancias peligrosas
value-bulletin-hazard-other = Otro
value-bulletin-urgency-immediate = Actúe ya
value-bulletin-urgency-expected = Actúe pronto
value-bulletin-urgency-future = Actúe en los próximos días
value-bulletin-urgency-past = Ya no hace falta
value-bulletin-urgency-unknown = No se sabe
value-bulletin-severity-extreme = Extrema
value-bulletin-severity-severe = Grave
value-bulletin-severity-moderate = Moderada
value-bulletin-severity-minor = Menor
value-bulletin-severity-unknown = No se sabe
value-bulletin-certainty-observed = Observado
value-bulletin-certainty-likely = Probable
value-bulletin-certainty-possible = Posible
value-bulletin-certainty-unlikely = Poco probable
value-bulletin-certainty-unknown = No se sabe
value-software-maintenance-internal = Del departamento
value-software-maintenance-community = De una comunidad
value-software-maintenance-none = Ninguno
value-software-maturity-concept = Idea
value-software-maturity-development = En desarrollo
value-software-maturity-beta = A prueba
value-software-maturity-stable = Listo para el uso
value-software-maturity-obsolete = Ya no se mantiene
value-software-platforms-web = Web
value-software-platforms-windows = Windows
value-software-platforms-mac = macOS
value-software-platforms-linux = Linux
value-software-platforms-ios = iOS
value-software-platforms-android = Android
value-software-kind-standalone-web = Aplicación web
value-software-kind-standalone-mobile = Aplicación móvil
value-software-kind-standalone-desktop = Aplicación de escritorio
value-software-kind-standalone-backend = Servicio sin pantalla
value-software-kind-standalone-iot = Para dispositivos
value-software-kind-standalone-other = Programa
value-software-kind-addon = Complemento
value-software-kind-library = Biblioteca
value-software-kind-configuration-files = Configuración
value-project-status-planned = Previsto
value-project-status-running = En marcha
value-project-status-completed = Terminado
value-project-status-stopped = Suspendido
value-forecast-aggregation-area = Zonas
value-forecast-aggregation-grid = Cuadros de una cuadrícula
value-forecast-aggregation-beat = Sectores
value-forecast-aggregation-district = Distritos
value-forecast-aggregation-jurisdiction = Toda la ciudad
value-resource-kind-open-data = Datos abiertos
value-resource-kind-tool = Herramienta
value-resource-kind-guide = Guía
value-resource-kind-research = Investigación
value-resource-kind-course = Curso
value-resource-kind-lawful-use-policy = Política de uso legal
## Figures of released numbers

figure-chart = Gráfico
figure-map = Mapa
figure-class = { $from } a { $to }
figure-numbers = Mostrar los números
figure-method = Cómo leer esta tabla
figure-download = Descargar los datos (CSV)
figure-withheld = reservado
figure-unknown = no se conoce
figure-too-few = muy pocos
figure-quarter = T{ $number }
figure-month = { $month } de { $year }
figure-span-months = { $first } a { $last } de { $year }
figure-span = { $first } de { $first-year } a { $last } de { $year }
figure-span-years = { $from } a { $to }
figure-span-days = { $from } a { $to }
figure-incomplete = { $period } (incompleto)
figure-per = Por cada { $number } residentes
figure-percent = { $number } %
figure-no-percent = no se muestra
figure-difference = Diferencia
figure-change = Cambio
figure-chance = ¿Más que azar?
figure-cell-within = no
figure-cell-above = sí, aumentó
figure-cell-below = sí, disminuyó
figure-cell-withheld = hay un número reservado
figure-cell-unknown = no se conoce un número
figure-cell-incomplete = incompleto
figure-cell-break = se contó de otra forma
figure-mean = Promedio de los últimos tres años hasta la misma fecha
figure-measure = Medida
figure-measure-of = { $label }, { $period }
figure-now = Cantidad
figure-before = Un año antes
figure-break = nueva forma de contar
figure-within = dentro de la variación normal
figure-above = un aumento mayor que el que daría el azar por sí solo
figure-below = una disminución mayor que la que daría el azar por sí solo
figure-outcome = { $change }, { $verdict }
figure-not-compared-withheld = no se compara, porque un número está reservado
figure-not-compared-unknown = no se compara, porque un número no se conoce
figure-not-compared-incomplete = no se compara, porque el período no está completo
figure-not-compared-break = no se compara, porque la forma de contar cambió el { $day }
figure-sentence-year = { $label }: { $now } en los 12 meses hasta { $end }, { $before } en los 12 meses anteriores ({ $outcome }).
figure-sentence-period = { $label }: { $now } en { $period }, { $before } en { $earlier } ({ $outcome }).
figure-sentence-one = { $label }: { $now } en { $period }.
figure-sentence-categories = { $label }: el número mayor es { $most } ({ $most-name }) y el menor, { $least } ({ $least-name }).
figure-sentence-categories-published = { $label }: de los números que se publican, el mayor es { $most } ({ $most-name }) y el menor, { $least } ({ $least-name }).
figure-several = varios
figure-sentence-category = { $label }: { $now } ({ $name }).
figure-sentence-nothing = { $label }: no se puede mostrar ningún número.
figure-stat-compared = { $before } en { $earlier }; { $verdict }
figure-note-withheld = * indica un número que se reserva para que no se pueda reconocer a nadie. No es cero.
figure-note-unknown = ? indica un número que no se conoce.
figure-note-percent = No se da un porcentaje cuando una de las cantidades es menor que { $number }.
figure-note-variation = La “variación normal” es la que puede dar el azar por sí solo: el doble de la diferencia entre las raíces cuadradas de las dos cantidades está entre −3 y 3 (puntuación z de Poisson, Wheeler 2016).
figure-note-preliminary = Los números a partir de { $period } son preliminares.
figure-note-incomplete = El período { $period } no está completo. Se muestra sin relleno y no se compara.
figure-note-break = La forma de contar cambió el { $day }: { $note }. Los números de antes y de después no se comparan.
figure-note-population = { $place }{ $year }: { $number } ({ $source })
figure-note-rate = Las tasas son por cada { $number } residentes. Población: { $populations }.
figure-note-too-few = No se da una tasa cuando hay menos de { $number } hechos, porque no sería fiable.
figure-note-as-of = Datos conocidos al { $day }.
figure-note-source = Fuente: { $source }.
figure-note-source-as-of = Fuente: { $source }. Datos conocidos al { $day }.

## Offenses of NIBRS, by their codes

nibrs-720 = Crueldad contra los animales
nibrs-200 = Incendio provocado
nibrs-13A = Agresión con agravantes
nibrs-13B = Agresión simple
nibrs-13C = Intimidación
nibrs-510 = Soborno
nibrs-220 = Robo con allanamiento
nibrs-58A = Infracciones de importación
nibrs-58B = Infracciones de exportación
nibrs-61A = Delitos federales de bebidas alcohólicas
nibrs-61B = Delitos federales de tabaco
nibrs-620 = Tráfico de fauna silvestre
nibrs-250 = Falsificación
nibrs-290 = Daños a la propiedad y vandalismo
nibrs-35A = Infracciones de drogas y narcóticos
nibrs-35B = Infracciones de objetos para el uso de drogas
nibrs-270 = Malversación de fondos
nibrs-103 = Espionaje
nibrs-210 = Extorsión y chantaje
nibrs-26A = Estafa y engaño
nibrs-26B = Fraude con tarjetas o cajeros automáticos
nibrs-26C = Suplantación de identidad
nibrs-26D = Fraude a la asistencia social
nibrs-26E = Fraude por medios electrónicos
nibrs-26F = Robo de identidad
nibrs-26G = Intrusión informática
nibrs-26H = Lavado de dinero
nibrs-49A = Encubrimiento de prófugos
nibrs-49B = Fuga para evitar un proceso penal
nibrs-49C = Fuga para evitar la deportación
nibrs-39A = Apuestas
nibrs-39B = Operación o promoción de juegos de azar
nibrs-39C = Infracciones de equipos de juego
nibrs-39D = Manipulación de eventos deportivos
nibrs-09A = Asesinato y homicidio intencional
nibrs-09B = Homicidio por negligencia
nibrs-09C = Homicidio justificado (no es un delito)
nibrs-64A = Trata de personas, actos sexuales comerciales
nibrs-64B = Trata de personas, servidumbre involuntaria
nibrs-30A = Entrada ilegal a los Estados Unidos
nibrs-30B = Ciudadanía falsa
nibrs-30C = Tráfico ilícito de extranjeros
nibrs-30D = Reingreso después de una deportación
nibrs-100 = Secuestro
nibrs-23A = Hurto de carteristas
nibrs-23B = Arrebato de bolsos
nibrs-23C = Hurto en tiendas
nibrs-23D = Hurto en edificios
nibrs-23E = Hurto de máquinas de monedas
nibrs-23F = Hurto en vehículos
nibrs-23G = Hurto de piezas de vehículos
nibrs-23H = Otros hurtos
nibrs-240 = Robo de vehículos
nibrs-370 = Pornografía y material obsceno
nibrs-40A = Prostitución
nibrs-40B = Promoción de la prostitución
nibrs-40C = Compra de servicios de prostitución
nibrs-120 = Robo con violencia o intimidación
nibrs-11A = Violación
nibrs-11B = Sodomía
nibrs-11C = Agresión sexual con un objeto
nibrs-11D = Tocamientos indebidos
nibrs-36A = Incesto
nibrs-36B = Estupro
nibrs-360 = Incumplimiento del registro de agresores sexuales
nibrs-280 = Delitos de bienes robados
nibrs-101 = Traición
nibrs-520 = Infracciones de la ley de armas
nibrs-521 = Infracción de la Ley Nacional de Armas de Fuego de 1934
nibrs-522 = Armas de destrucción masiva
nibrs-526 = Explosivos
nibrs-90A = Cheques sin fondos
nibrs-90B = Infracciones de toque de queda y vagancia
nibrs-90C = Alteración del orden público
nibrs-90D = Conducir bajo los efectos del alcohol o las drogas
nibrs-90E = Embriaguez
nibrs-90F = Delitos familiares sin violencia
nibrs-90G = Infracciones de la ley de bebidas alcohólicas
nibrs-90H = Voyerismo
nibrs-90J = Entrada ilegal en propiedad ajena
nibrs-90K = Incomparecencia
nibrs-90L = Infracciones de recursos federales
nibrs-90M = Perjurio
nibrs-90Z = Todos los demás delitos
nibrs-description = Códigos de delitos del sistema NIBRS (FBI)

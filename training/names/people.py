"""Given names and surnames of many countries, as words."""

GIVEN = {
    "english": """
        Aaron Abigail Ada Adele Agnes Alastair Albert Alice Alistair Amelia Amos Andrew Angus Anna Arthur Audrey
        Barnaby Beatrice Bernard Bethany Blake Bradley Brenda Bridget Bruce Caleb Callum Cameron Carla Carol Cecil
        Charlotte Chloe Clara Clifford Colin Conrad Cora Craig Curtis Cynthia Daisy Dale Daniel Daphne David Dean
        Deborah Dennis Derek Diana Dominic Donna Dorothy Duncan Dwight Edith Edmund Edward Eleanor Eliza Ellen Elliot
        Elsie Emily Emma Eric Ernest Esther Eugene Evelyn Ewan Felicity Felix Fergus Fiona Frances Frank Gareth Gavin
        Geoffrey George Gerald Gillian Gloria Gordon Grace Graham Grant Gregory Gwen Hannah Harold Harriet Harry Hazel
        Heather Helen Henry Herbert Hilary Holly Howard Hugh Iain Ian Imogen Irene Isaac Isla Ivor Jack Jacob James
        Jane Janet Jasper Jean Jeffrey Jennifer Jeremy Jessica Joan Joanna John Jonathan Joseph Joyce Judith Julia
        Karen Katherine Keith Kenneth Kevin Kirsty Laura Lauren Lawrence Leah Leonard Lewis Liam Linda Lionel Lois
        Louise Lucy Luke Mabel Malcolm Marcus Margaret Marian Marjorie Mark Martha Martin Mary Matthew Maureen Megan
        Melanie Michael Mildred Molly Morris Muriel Nancy Naomi Natalie Nathan Neil Nicholas Nigel Nora Norman Olive
        Oliver Oscar Owen Pamela Patricia Patrick Paul Pauline Percy Peter Philip Phoebe Phyllis Poppy Rachel Ralph
        Raymond Rebecca Reginald Richard Robert Robin Roger Ronald Rosalind Rosemary Rowan Roy Rupert Ruth Ryan Sally
        Samantha Samuel Sarah Scott Sean Sharon Shirley Simon Sophie Stanley Stella Stephen Stuart Susan Sylvia Teresa
        Theodore Theresa Thomas Timothy Toby Tracy Trevor Ursula Valerie Vera Victor Vincent Virginia Walter Wanda
        Warren Wayne Wendy Wilfred William Winifred Zachary Zoe Jim Bill Bob Tom Dan Ben Kate Liz Sue Jen Mike Steve
        Josh Nick Greg Jeff Matt Sam Tony Pete Rick Ted Becky Debbie Maggie Katie Tyler Brandon Kyle Austin Ashley
        Brittany Kayla Morgan Taylor Jordan Devin Darnell Lamar Jamal Latoya Tamika Keisha Malik Terrence Marcia Elise
        Florence Paris Austin Sydney Charlotte Madison Chelsea Dallas Jordan Georgia Virginia Savannah Victoria Lincoln Israel
        Brooklyn Carolina Dakota Phoenix Chad Kenya India China Troy Adelaide Verona Sienna Vienna Helena Salem Dawn Summer Faith Hope Joy Grace Rose Violet Ruby Pearl Ivy Holly Heather Robin Jay Clay Cliff Forest River Rocky
    """,
    "romance": """
        Alejandro Ana Andrea Andrés Antonio Beatriz Camila Carlos Carmen Catalina Claudia Cristina Diego Eduardo Elena
        Emilio Enrique Esteban Esperanza Felipe Fernando Francisco Gabriela Gonzalo Guadalupe Guillermo Héctor Ignacio
        Inés Isabel Iván Javier Joaquín Jorge José Juan Juliana Julio Laura Leticia Lorena Lucía Luis Manuel Marcela
        Marcos Margarita María Mariana Mateo Mercedes Miguel Mónica Natalia Octavio Pablo Patricia Paula Pedro Pilar
        Rafael Ramiro Ramón Raúl Ricardo Roberto Rocío Rodrigo Rosa Salvador Santiago Sergio Silvia Sofía Soledad Teresa
        Valentina Verónica Vicente Ximena Afonso Bruno Caio Débora Fabiana Joana João Luiz Marta Paulo Renata Rui Thiago
        Adriano Alessandra Alessandro Bianca Carla Chiara Dario Davide Donatella Enzo Fabio Federica Francesca Giancarlo
        Gianni Giorgia Giovanni Giulia Giuseppe Ilaria Lorenzo Luca Marcello Massimo Matteo Nicola Paolo Pietro Raffaella
        Renzo Roberta Sandro Silvio Simona Stefano Umberto Vittoria Adrien Agathe Alain Amélie André Antoine Arnaud
        Aurélie Bénédicte Benoît Bernard Camille Cédric Céline Chantal Christophe Claire Claude Clément Colette Delphine
        Didier Dominique Édouard Élodie Émile Étienne Fabrice Florence Françoise Gaëlle Gilles Guillaume Hélène Hervé
        Hugues Isabelle Jacques Jean-Claude Jean-Luc Jean-Marc Jérôme Laurent Léa Luc Madeleine Manon Marcel Margaux
        Marie-Claire Mathilde Michel Mireille Nadine Nathalie Olivier Pascal Philippe Pierre Quentin Rémi Renaud Sandrine
        Solange Stéphane Sylvie Thierry Valérie Véronique Xavier Yann Yves Adela Bogdan Cătălin Dragoș Ileana Mihai Radu
    """,
    "germanic": """
        Achim Albrecht Andreas Anja Anke Annette Arndt Astrid Axel Bärbel Bernd Birgit Björn Christoph Claus Cornelia
        Detlef Dieter Dietmar Dörte Eckhard Elke Ernst Eva Franziska Friedrich Gerd Gerhard Gisela Götz Günter Hannelore
        Hans-Peter Harald Hartmut Heike Heinrich Heinz Helga Helmut Herbert Hildegard Holger Horst Ingo Ingrid Jens
        Joachim Jochen Johann Jörg Jürgen Jutta Karin Karl-Heinz Karsten Katja Katrin Klaus Kurt Lothar Ludwig Lutz
        Manfred Markus Matthias Monika Norbert Olaf Otto Petra Rainer Ralf Reinhard Renate Roland Rolf Rüdiger Sabine
        Sebastian Siegfried Silke Stefan Steffen Susanne Sven Theo Thorsten Torsten Ulrich Ulrike Ute Uwe Volker Werner
        Wilhelm Wolfgang Annelies Arjen Bart Bas Bram Carola Cees Daan Diederik Eelco Femke Floris Geert Gerrit Hendrik
        Hugo Ineke Jaap Jeroen Joost Joris Kees Koen Lotte Maarten Marieke Marijke Niels Pieter Rob Roel Ruben Saskia
        Sander Sjoerd Thijs Wim Wouter Agneta Anders Annika Arne Asbjørn Bengt Birgitta Björg Carl Eero Einar Elin Erik
        Frida Gudrun Gunnar Gustav Hakan Hanna Harri Henrik Ingvar Jorma Juha Jukka Kaisa Kari Karl Kirsten Knut Lars
        Lena Lennart Magnus Malin Mette Mikael Mikko Nils Odd Oskar Pekka Per Pernille Pirjo Rasmus Signe Sigrid Siri
        Solveig Søren Stig Svend Tarja Terhi Thora Tomas Tove Ulf Ville Ylva
    """,
    "slavic": """
        Aleksandr Aleksei Alexei Alina Anastasia Anatoly Andrei Anton Arkady Artem Boris Daria Denis Dmitri Dmitry
        Ekaterina Elena Evgeny Fyodor Galina Gennady Georgy Grigory Igor Ilya Irina Ivan Kirill Konstantin Larisa Leonid
        Ludmila Maksim Maria Marina Mikhail Nadezhda Natalia Nikita Nikolai Oksana Oleg Olga Pavel Pyotr Roman Rostislav
        Ruslan Semyon Sergei Stanislav Svetlana Tatiana Timur Vadim Valentin Valery Vasily Viktor Viktoria Vitaly Vladimir
        Vladislav Vyacheslav Yaroslav Yelena Yevgeny Yulia Yuri Zinaida Agnieszka Andrzej Barbara Bartosz Bogusław Dariusz
        Dorota Ewa Grzegorz Halina Jacek Jadwiga Jan Janusz Jarosław Jerzy Joanna Kamil Katarzyna Krystyna Krzysztof Łukasz
        Maciej Małgorzata Marek Mariusz Mateusz Paweł Piotr Rafał Ryszard Stanisław Sylwia Tadeusz Tomasz Waldemar Wojciech
        Zbigniew Alena Bohdan Božena Dušan Eliška František Ivana Jana Jaroslav Jiří Josef Lenka Ludmila Marek Martina
        Miloš Miroslav Ondřej Petr Radek Stanislav Tereza Tomáš Václav Vojtěch Zdeněk Ana Boris Branko Dragan Goran Igor
        Ivana Jelena Jovana Marko Milan Milica Miodrag Nemanja Nikola Slobodan Tamara Vesna Zoran Ágnes András Attila Béla
        Csaba Eszter Ferenc Gábor György Ildikó István Katalin László Miklós Péter Sándor Tamás Zoltán Zsófia
        Oleksandr Olena Serhiy Volodymyr Yuriy Taras Iryna Andriy Vasyl Mykola Ihor Kateryna Daniar Nursultan Aigul Timur
    """,
    "middle_east": """
        Abbas Abdallah Abdul Abdulaziz Abdullah Adel Adnan Ahmad Ahmed Aisha Ali Amal Amina Amir Anwar Asma Ayman Aziz
        Bashar Bassam Dalia Dina Fadi Fahad Faisal Farah Farid Farouk Fatima Fawzi Fouad Ghada Ghassan Habib Hala Hamad
        Hamza Hana Hani Hasan Hassan Hisham Huda Hussein Ibrahim Imad Iman Ismail Jaber Jamal Jamila Karim Khadija Khaled
        Khalid Khalil Laila Lamia Latifa Layla Lina Mahmoud Majid Mariam Marwan Maryam Mohamed Mohammad Mohammed Mona
        Mounir Muna Mustafa Nabil Nada Nadia Nasser Nawal Noor Noura Omar Osama Qasim Rami Rana Rania Rashid Reem Sabah
        Salah Saleh Salim Salma Samar Sami Samir Samira Sara Sultan Taha Tarek Tariq Wael Walid Yahya Yasmin Yasser Yousef
        Youssef Zainab Zayed Ziad Ahmet Ali Aylin Ayşe Burak Can Cem Cengiz Deniz Ebru Elif Emine Emre Engin Erdal Erdem
        Fatih Ferhat Gökhan Gül Hakan Halil Hülya Kemal Levent Mehmet Melek Merve Murat Mustafa Nihat Nuri Orhan Osman Özlem
        Selçuk Selin Serkan Sibel Tuncay Turgut Umut Volkan Yasemin Yıldız Zeynep Arash Babak Bahram Behrouz Dariush Farhad
        Farzad Fereydoun Golnaz Hamid Hossein Javad Kamran Kaveh Mahsa Majid Mehdi Mehran Mina Mojtaba Nasrin Parisa Parviz
        Pedram Ramin Reza Sara Shahram Shirin Siamak Soraya Vahid Zahra Amos Avi Avigdor Aviv Chaim Dalia Dov Dror Eitan
        Eli Gideon Hadas Ilan Itzhak Micha Michal Moshe Naama Nir Noa Orly Ofer Ronit Shai Shimon Shira Tal Tamar Uri Yael
        Yaakov Yair Yehuda Yitzhak Yoav Zvi Levan Giorgi Nino Tamar Armen Gevorg Aram Narine Anush
    """,
    "south_asian": """
        Aarti Abhijit Abhishek Aditi Aditya Ajay Ajit Akash Amit Amitabh Anand Ananya Anil Anita Anjali Ankit Anup Anuradha
        Arjun Arun Aruna Arvind Ashok Ashwin Bharat Bhavna Chandra Chetan Darshan Deepa Deepak Devika Dilip Dinesh Divya
        Gaurav Gautam Geeta Girish Gopal Govind Hari Harish Harsh Hema Indira Jagdish Jaya Jayant Jyoti Kamala Kapil Karan
        Kavita Kiran Kishore Krishna Kunal Lakshmi Lata Madhav Madhuri Mahesh Manish Manju Manoj Meena Meera Milind Mohan
        Mukesh Nalini Naresh Naveen Neel Neeraj Neha Nikhil Nirmala Nisha Nitin Pankaj Parul Pooja Pradeep Prakash Pramod
        Prasad Prashant Pratibha Praveen Priya Priyanka Radha Rahul Raj Rajan Rajeev Rajesh Rajiv Rakesh Ram Ramesh Rashmi
        Ravi Rekha Rohan Rohini Rohit Roshan Sameer Sandeep Sangeeta Sanjay Sanjeev Santosh Sarita Saurabh Seema Shalini
        Shankar Shashi Shilpa Shivani Shreya Shyam Smita Sneha Sonal Srinivas Subhash Sudha Sudhir Sujata Sumit Sunil Sunita
        Suresh Sushma Swati Tanvi Tarun Uday Uma Usha Vandana Varun Vasudha Venkat Vidya Vijay Vikas Vikram Vimal Vinay
        Vineet Vinod Vishal Vivek Yash Asif Bilal Farhan Imran Kamran Nadeem Naveed Rehana Saima Shahid Shazia Tahir Usman
        Waqar Zafar Zubair Nimal Chandrika Ruwan Sanath Dilhan Tashi Dorji Pema Sonam Bikram Sushil
    """,
    "african": """
        Abena Abiodun Ade Adebayo Adeola Adwoa Afia Akosua Akua Amadou Amara Aminata Ayodele Babatunde Bongani Boubacar
        Chidi Chika Chinedu Chinua Dembe Djibril Ebele Efua Emeka Esi Fatou Femi Folake Funmi Gugulethu Habimana Ibrahima
        Idrissa Ifeoma Jabulani Jelani Kagiso Kofi Kojo Kwabena Kwame Kwaku Kwesi Lerato Lindiwe Lwazi Makena Mamadou Mandla
        Mariama Moussa Mpho Mwangi Naledi Ndidi Ngozi Njeri Nkechi Nkosana Nneka Nomsa Nomvula Obinna Oluwaseun Ousmane
        Palesa Sekou Sello Sibusiso Sipho Siphiwe Tendai Thabo Thandiwe Themba Tunde Uche Wangari Wanjiru Yaw Yetunde
        Zanele Zodwa Zola Haile Selam Tesfaye Meles Abebe Hirut Dawit Yonas Joseph Blessing Patience Godfrey Chipo Tafadzwa
    """,
    "east_asian": """
        Aiko Akira Asami Atsushi Ayumi Daisuke Eiji Emi Fumiko Genji Goro Haruka Haruki Haruto Hideo Hideki Hiroko Hiroshi
        Hiroyuki Ichiro Isamu Junko Kaori Katsuya Kazuo Kazuki Keiko Kenichi Kenji Kenta Koichi Koji Kumiko Makoto Mariko
        Masaki Masako Masaru Masashi Michiko Midori Minoru Miyuki Naoki Naoko Natsuki Noboru Nobuo Noriko Osamu Reiko Ryo
        Ryota Sachiko Sakura Satoru Satoshi Seiji Shigeru Shinichi Shinji Shinzo Sho Shunsuke Susumu Tadashi Takahiro Takako
        Takashi Takeshi Takuya Taro Tatsuya Tetsuya Tomoko Toru Toshio Tsutomu Yasuhiro Yasuo Yoko Yoshiko Yoshihide Yui
        Yukiko Yumi Yuriko Yusuke Yutaka
    """,
    "south_east_asian": """
        Agus Ahmad Aldi Aminah Anggun Ayu Bambang Budi Citra Dewi Dian Eko Endang Fitri Hadi Hartono Indah Irwan Joko Ketut
        Kusuma Lestari Made Mega Nurul Prabowo Putri Rahmat Ratna Retno Rini Siti Slamet Sri Sukarno Susilo Teguh Wahyu
        Wayan Wulan Yanto Yuni Aziz Azlan Farid Hafiz Ismail Khairul Mahathir Nor Noraini Rosmah Zainal Zulkifli Apinya
        Chaiwat Kanya Niran Pranee Prasert Somchai Somsak Suda Supatra Thaksin Wichai Yingluck Bayani Corazon Dalisay
        Jejomar Ligaya Maricel Rodrigo Rommel Thiha Aung Khin Myint Soe Zaw Bounmy Sokha Vanna Sopheap
    """,
}

SURNAMES = {
    "english": """
        Abbott Adams Ainsworth Alden Allen Appleby Archer Armstrong Ashby Ashcroft Atkins Bailey Baker Balfour Banks Barker
        Barnes Barrett Bartlett Baxter Beckett Bell Bennett Benson Bentley Berry Bishop Blackburn Blake Bloom Booth Bowen
        Bowman Bradford Bradshaw Brady Brennan Brewer Briggs Brooks Brown Bryant Buchanan Burgess Burke Burns Burton Butler
        Byrne Calloway Cameron Campbell Carmichael Carpenter Carr Carroll Carson Carter Cartwright Casey Chambers Chandler
        Chapman Clark Clarke Clayton Coleman Collins Connolly Conway Cook Cooper Corbett Costello Cox Crawford Crosby Cross
        Cullen Cunningham Curtis Dalton Daly Davenport Davies Davis Dawson Delaney Dempsey Dennison Dickson Dixon Donnelly
        Donovan Douglas Doyle Drake Drummond Duffy Duncan Dunn Eaton Edwards Elliott Ellis Evans Farrell Fenwick Ferguson
        Finch Fisher Fitzgerald Fleming Fletcher Flynn Forbes Forrester Foster Fowler Fox Franklin Fraser Freeman Frost
        Fuller Gallagher Gardner Garland Garrett Gibbons Gibbs Gibson Gilbert Gill Glover Goddard Goodwin Gordon Graham Grant
        Gray Green Greene Greenwood Griffin Griffiths Hale Hall Hamilton Hammond Hancock Hanley Hardy Harper Harrington
        Harris Harrison Hart Harvey Hawkins Hayes Haynes Healy Henderson Henley Herbert Hewitt Hicks Higgins Hill Hobbs
        Hodges Hogan Holbrook Holland Holloway Holmes Hooper Hopkins Horton Houghton Howe Hubbard Hudson Hughes Hunt Hunter
        Hurst Hutchinson Ingram Irving Jackson Jacobs Jarvis Jenkins Jennings Johnson Johnston Jones Jordan Joyce Kane Keane
        Keller Kelly Kemp Kendall Kennedy Kent King Kirby Knight Knox Lambert Lane Langley Larkin Lawson Leach Leary Lennox
        Leslie Lewis Lindsay Lloyd Locke Logan Long Lowe Lynch MacDonald MacGregor Mackenzie MacLeod Maddox Maguire Malone
        Manning Marsh Marshall Martin Mason Matthews Maxwell McAllister McBride McCarthy McConnell McCormick McDermott McDonald
        McGrath McGuire McIntyre McKay McKenna McLaughlin McNamara McNeill Meadows Mercer Merritt Middleton Miles Miller Mills
        Mitchell Monroe Montgomery Moody Moore Moran Morgan Morris Morrison Morton Murphy Murray Nash Neal Nelson Newman
        Newton Nichols Nixon Nolan Norris North O'Brien O'Connor O'Donnell O'Hara O'Keefe O'Leary O'Neill O'Reilly O'Sullivan
        Oakley Oliver Osborne Owens Page Palmer Parker Parsons Patterson Payne Pearce Pearson Pemberton Perkins Perry Phillips
        Pickering Pierce Plummer Pollard Porter Potter Powell Pratt Prescott Price Prince Pritchard Quinn Radcliffe Ramsay
        Randall Reed Reeves Reid Reynolds Rhodes Rice Richards Riley Ritchie Roberts Robertson Robinson Rodgers Rogers Rose
        Ross Rowe Russell Rutherford Ryan Sanders Saunders Savage Sawyer Schofield Scott Shaw Shelton Shepherd Sheridan
        Simmons Simpson Sinclair Slater Sloan Smith Snow Somerville Spencer Stafford Stanton Steele Stephens Stevens Stewart
        Stokes Stone Sullivan Sutherland Sutton Swift Talbot Tanner Tate Taylor Temple Thatcher Thomas Thompson Thornton
        Todd Townsend Travers Tucker Turner Tyler Underwood Vaughan Vickers Wade Wagner Walker Wallace Walsh Walters Walton
        Ward Warner Warren Waters Watkins Watson Watts Weaver Webb Webster Welch Wells West Weston Wheeler Whitaker White
        Whitfield Whitman Wilcox Wilkins Wilkinson Willis Wilson Winslow Winters Wolfe Wood Woods Woodward Wright Wyatt
        Yates York Young Washington Jefferson Booker Banks Gaines Pettway Bauer Kowalski Novak Schroeder Hoffman Meyer Klein
        Goldberg Cohen Lincoln Nightingale Blackmore Wordsworth London Paris Berlin Frankfurter Houston Boston Chester Lancaster Wellington
        Nelson Kipling Darwin Newton Hawking Curie Pasteur Fleming Lister Semmelweis Garrett Barton Dix Seacole Mendel Linnaeus
        Ford Carnegie Rockefeller Bush Rice Cotton Banks Bond Cash Price Church Bell Field Brook Rivers Lake Rosen Rosenthal Feldman Katz Levin Shapiro Weiss Greenberg Friedman Stein Abrams Kaplan Rubin Sachs
    """,
    "romance": """
        Aguilar Aguirre Alarcón Almeida Alonso Álvarez Amorim Andrade Aragón Araújo Arias Ávila Ayala Azevedo Barbosa Barrera
        Barros Batista Benítez Bermúdez Blanco Bravo Caballero Cabrera Calderón Campos Cano Cardoso Carrillo Carvalho Castillo
        Castro Cervantes Chávez Contreras Cordeiro Córdova Correa Cortés Costa Coutinho Cruz Cuevas Delgado Díaz Domínguez
        Duarte Echeverría Escobar Espinoza Estrada Fernandes Fernández Ferreira Figueroa Flores Fonseca Freitas Fuentes Gallegos
        García Garza Gomes Gómez Gonçalves González Guerrero Gutiérrez Guzmán Hernández Herrera Hidalgo Ibarra Iglesias Jiménez
        Juárez Lara Leal Leite León Lima Lobato Lopes López Lozano Machado Maldonado Marín Márquez Marques Martínez Medina
        Mejía Melo Méndez Mendoza Miranda Molina Monteiro Montoya Morales Moreira Moreno Moreira Muñoz Nascimento Navarro Neves
        Nogueira Núñez Ochoa Oliveira Orozco Ortega Ortiz Pacheco Padilla Paredes Peña Pereira Pérez Pinto Ponce Quintero Ramírez
        Ramos Rangel Reyes Ribeiro Ríos Rivera Robles Rocha Rodrigues Rodríguez Rojas Romero Rosales Rubio Ruiz Salazar Salinas
        Sánchez Sandoval Santana Santos Serrano Silva Soares Solís Soto Suárez Tavares Teixeira Torres Trujillo Valdez Valencia
        Vargas Vásquez Vázquez Vega Velasco Vieira Villanueva Zamora Zapata Zúñiga Amato Barbieri Basile Bellini Benedetti
        Bernardi Bianchi Bruno Caputo Carbone Caruso Cattaneo Colombo Conti Coppola Costa D'Amico D'Angelo De Luca De Rosa De
        Santis Esposito Fabbri Farina Ferrara Ferrari Ferretti Fiore Fontana Galli Gallo Gatti Gentile Giordano Grassi Greco
        Leone Lombardi Longo Mancini Marchetti Mariani Marino Martinelli Mazza Messina Monti Moretti Morelli Negri Orlando
        Palumbo Parisi Pellegrini Piras Ricci Rinaldi Rizzo Romano Rossetti Rossi Ruggiero Russo Sala Santoro Sartori Serra
        Sorrentino Testa Valentini Villa Vitale Aubert Barbier Baudouin Beaumont Bertrand Besson Blanchard Blondel Bonnet
        Bouchard Boucher Bourgeois Brunet Caron Carpentier Chevalier Clément Collet Cordier Cousin Daubert David Delacroix
        Delorme Deschamps Dubois Ducasse Dufour Dumas Dupont Dupuis Durand Fabre Faure Fontaine Fournier Gaillard Garnier
        Gauthier Gautier Gérard Girard Giraud Guérin Guillot Hubert Jacquet Lacroix Lambert Laurent Leblanc Leclerc Lecomte
        Lefebvre Lefèvre Legrand Lemaire Leroux Leroy Lévêque Marchand Martel Mercier Meunier Michaud Morel Moreau Moulin
        Noël Olivier Pelletier Perrin Petit Picard Poirier Renard Renaud Rivière Robin Rousseau Roussel Roux Tessier Thibault
        Vasseur Vidal Villeneuve Voisin Ionescu Popescu Dumitru Stoica Marin Munteanu
    """,
    "germanic": """
        Achterberg Albers Altmann Arnold Bachmann Bauer Baumann Becker Beckmann Behrens Berger Bergmann Bischoff Böhm Brandt
        Braun Brinkmann Busch Dietrich Döring Ebert Eichhorn Engel Engelhardt Ernst Fiedler Fischer Frank Franke Friedrich
        Fuchs Geiger Gerlach Götz Graf Groß Günther Haas Hahn Hartmann Heinrich Heller Hermann Herzog Hesse Hoffmann Hofmann
        Holz Horn Huber Jäger Jansen Jung Kaiser Keller Kessel Kirchner Klein Koch Köhler König Körner Kraft Kramer Kraus
        Krause Krüger Kuhn Kunze Lang Lange Lehmann Lindemann Lorenz Ludwig Maier Mayer Meier Meyer Möller Müller Nagel
        Neumann Nowak Otto Peters Pfeiffer Pohl Reinhardt Richter Riedel Ritter Roth Rothmann Sauer Schäfer Scherer Schilling
        Schlegel Schmidt Schmitt Schneider Scholz Schreiber Schröder Schubert Schulte Schultz Schulz Schumacher Schuster
        Schwarz Seidel Seifert Simon Sommer Stahl Stein Steiner Strauss Thiele Thoma Ullrich Vogel Vogt Voigt Wagner Walter
        Weber Wegener Weidmann Weigel Wendt Werner Wiegand Winkler Winter Wirth Witt Wolf Ziegler Zimmermann de Boer de Bruijn
        de Graaf de Groot de Haan de Jong de Vries de Wit van Beek van Dam van Dijk van Doorn van Leeuwen van Rijn van Vliet
        van den Berg van der Meer van der Linden van der Veen Bakker Bos Brouwer Dekker Dijkstra Hendriks Hoekstra Huisman
        Jacobs Koster Kuipers Mulder Peeters Postma Prins Schouten Smits Timmermans Veenstra Verhoeven Vermeulen Visser
        Willems Wouters Aalto Ahlgren Andersen Andersson Bakke Berg Berglund Bergström Björk Carlsson Christensen Dahl
        Dahlberg Eklund Ekström Eriksen Eriksson Forsberg Fransson Gustafsson Haavisto Hagen Halvorsen Hansen Hansson Haugen
        Heikkinen Henriksen Holm Holmberg Hämäläinen Iversen Jakobsen Jensen Johansen Johansson Jónsdóttir Jørgensen Karlsson
        Kjær Knudsen Korhonen Koskinen Kristensen Laine Larsen Larsson Lehtinen Lie Lind Lindberg Lindgren Lindqvist
        Lund Lundberg Lundgren Madsen Mäkinen Mattsson Mikkelsen Moen Møller Mortensen Nielsen Nieminen Nilsen Nilsson Norberg
        Nordström Nygaard Nyström Olofsson Olsen Olsson Pedersen Persson Petersen Poulsen Rasmussen Sandberg Sjöberg Solberg
        Strand Svendsen Svensson Sørensen Thomsen Virtanen Wallin Wikström Åberg Öberg Østergaard
    """,
    "slavic": """
        Abramov Afanasyev Aksyonov Alekseev Andreev Antonov Baranov Belov Belyaev Bogdanov Bondarenko Borisov Chernov Chernyshev
        Danilov Davydov Denisov Dmitriev Egorov Ermakov Fedorov Filatov Filippov Frolov Galkin Gavrilov Gerasimov Golubev
        Gorbunov Grigoriev Gromov Gusev Ignatov Ilyin Isakov Ivanov Ivanova Kalinin Karpov Kazakov Kirillov Kiselev Klimov
        Kolesnikov Komarov Kondratiev Konovalov Korolev Kotov Kovalenko Kovalev Kovalchuk Kozlov Krasnov Krylov Kudryavtsev
        Kulikov Kuznetsov Kuznetsova Lazarev Lebedev Loginov Lysenko Makarov Maksimov Markov Markelov Maslov Matveev Medvedev
        Melnikov Melnyk Mironov Morozov Morozova Naumov Nazarov Nikiforov Nikitin Nikolaev Novikov Novikova Orlov Osipov Panov
        Pavlov Pavlova Petrenko Petrov Petrova Polyakov Ponomarev Popov Popova Potapov Prokhorov Romanov Rybakov Ryabov Savelyev
        Savchenko Semenov Sergeev Shevchenko Shishkin Shubin Sidorov Smirnov Smirnova Sobolev Sokolov Sokolova Solovyov Sorokin
        Stepanov Suvorov Sychev Tarasov Tikhonov Timofeev Titov Tkachenko Tretyakov Tsvetkov Vasiliev Vinogradov Vlasov Volkov
        Volkova Vorobyov Voronin Yakovlev Yermolov Zaitsev Zakharov Zhukov Zimin Zubov Adamczyk Baran Borkowski Chmielewski
        Dąbrowski Duda Gajewski Górski Grabowski Jabłoński Jankowski Jaworski Kaczmarek Kamiński Kowalczyk Kowalska Kozłowski
        Krawczyk Król Kwiatkowski Lewandowski Maciejewski Majewski Malinowski Mazur Michalski Nowakowska Nowicki Olszewski
        Ostrowski Pawłowski Piotrowski Rutkowski Sikora Sikorski Szczepański Szymańska Tomaszewski Walczak Wieczorek Wiśniewski
        Witkowski Wójcik Woźniak Wróbel Zając Zalewski Zieliński Bartoš Beneš Černý Dvořák Fiala Hájek Horák Jelínek Kolář
        Kratochvíl Krejčí Kučera Marek Moravec Němec Novotný Pokorný Pospíšil Procházka Růžička Sedláček Svoboda Urban Veselý
        Zeman Babić Horvat Jovanović Knežević Kovačević Marić Marković Nikolić Novaković Pavlović Perić Petrović Popović Radić
        Savić Stanković Stojanović Tomić Vuković Balogh Farkas Horváth Juhász Kiss Kovács Lakatos Mészáros Molnár Nagy Németh
        Papp Szabó Szilágyi Takács Tóth Varga Vörös Georgiev Dimitrov Hristov Todorov Nazarbekov Akhmetov Suleimenov
    """,
    "middle_east": """
        Abbasi Abboud Abdel-Rahman Abdi Abu-Zayd Adib Afshar Ahmadi Akbari Al-Amin Al-Attar Al-Bakri Al-Farsi Al-Fayed Al-Ghamdi
        Al-Hamadi Al-Harbi Al-Hashimi Al-Jabri Al-Khatib Al-Maktoum Al-Mansouri Al-Masri Al-Mutairi Al-Najjar Al-Otaibi
        Al-Qahtani Al-Rashid Al-Saadi Al-Sayed Al-Shamsi Al-Shehri Al-Suwaidi Al-Tamimi Al-Thani Al-Zahrani al-Hassan al-Jaber
        Alavi Amini Ansari Asadi Ashour Ayoub Azar Bahrami Bakhtiari Barakat Bazargan Bishara Bitar Boulos Chamoun Daher Darwish
        Ebrahimi Eskandari Fadel Fahmy Farahani Fares Farouk Fattah Ghorbani Habibi Haddad Hakimi Hamdan Hamidi Hariri Hashemi
        Hosseini Jafari Jaber Kanaan Karami Karimi Kassem Kazemi Khalaf Khalidi Khoury Khorasani Maalouf Mahdavi Mahfouz Makki
        Malek Mansour Mirza Moradi Mousavi Nader Najafi Najjar Nasr Nasser Nazari Osman Qasemi Rahimi Rahmani Rezaei Saab
        Sabry Sadeghi Safadi Said Salame Saleh Salehi Samadi Sayegh Shaheen Shahidi Sharif Shirazi Soleimani Soliman Taheri
        Tehrani Tawfik Yazdi Youssef Zaki Zand Zarif Zidan Akın Aksoy Aktaş Arslan Aslan Aydın Bozkurt Bulut Çelik Çetin
        Coşkun Demir Demirci Doğan Erdoğan Güler Gündüz Güneş Kaplan Kara Karaca Kaya Keskin Kılıç Koç Korkmaz Kurt Öz Özdemir
        Özkan Öztürk Polat Sarı Şahin Şen Şimşek Tekin Toprak Turan Türk Ünal Uçar Yavuz Yıldırım Yılmaz Yüksel Avraham Ben-Ami
        Ben-David Biton Dayan Elbaz Gabay Hadad Levi Malka Mizrahi Ohana Peretz Segal Shalev Sharabi Vaknin Yosef Zohar
        Beridze Lomidze Grigoryan Hakobyan Petrosyan Sargsyan Aliyev Mammadov Karimov Rakhimov
    """,
    "south_asian": """
        Acharya Agarwal Aggarwal Ahluwalia Ahuja Ambani Anand Apte Arora Bajaj Bajwa Bakshi Balakrishnan Banerjee Bansal Basu
        Batra Bedi Bhagat Bhandari Bhargava Bhatia Bhatnagar Bhatt Bhattacharya Bose Chadha Chakraborty Chandran Chatterjee
        Chaturvedi Chaudhary Chauhan Chawla Chopra Choudhury Das Dasgupta Datta Desai Deshmukh Deshpande Dey Dhawan Dixit Dubey
        Dutta Gandhi Ganguly Garg Ghosh Gill Goel Gokhale Gopalan Goswami Grover Gupta Guha Hegde Iyengar Iyer Jain Jaiswal
        Jha Joshi Kadam Kakkar Kamath Kapoor Kapur Kaul Kaur Khanna Khatri Khosla Kohli Krishnamurthy Krishnan Kulkarni Kumar
        Lal Mahajan Maheshwari Malhotra Malik Mathur Mehra Mehrotra Mehta Menon Mishra Misra Mittal Modi Mohanty Mukherjee
        Murthy Naidu Naik Nair Nambiar Narang Narayan Narayanan Natarajan Nayar Nigam Ojha Padmanabhan Pai Pandey Pandit Parekh
        Parikh Patel Pathak Patil Pillai Prabhu Prasad Puri Raghavan Rajagopalan Rajan Raju Ramachandran Raman Ranganathan Rao
        Rastogi Rathore Reddy Roy Sabharwal Sachdev Saha Sahni Saini Saxena Sen Sengupta Seth Sethi Shah Sharma Shastri Shenoy
        Shetty Shukla Sikand Singh Singhal Sinha Sodhi Sood Srinivasan Srivastava Subramaniam Sundaram Swaminathan Talwar
        Tandon Thakur Thapar Tiwari Trivedi Tyagi Upadhyay Varma Venkataraman Verma Vohra Wadhwa Yadav Baig Butt Cheema Khan
        Mahmood Qureshi Rizvi Siddiqui Zaidi Fernando Perera Silva Jayasuriya Wickremesinghe Gunawardena Rahman Hossain Islam
        Chowdhury Thapa Gurung Sherpa Shrestha Wangchuk
    """,
    "african": """
        Abara Achebe Addo Adeleke Adeyemi Adjei Afolabi Agyeman Akande Akinyemi Amoah Ampofo Annan Appiah Asante Asamoah Ayew Baako
        Bah Balogun Banda Bangura Boateng Bongo Camara Chikezie Chukwu Cissé Coulibaly Danjuma Darko Dembélé Diallo Diarra Dieng
        Diop Diouf Dlamini Dube Ekwueme Eze Faye Gueye Igwe Jallow Kabila Kagame Kamara Kamau Kariuki Keita Kenyatta Khumalo Kimani
        Kiplagat Koroma Kouyaté Mabaso Madonsela Maina Makgoba Mahlangu Mandela Mbeki Mensah Mkhize Moyo Mthembu Mugo Mulenga Mutua
        Mwale Mwangi Naidoo Ncube Ndiaye Ndlovu Nkosi Nkrumah Nwosu Nyerere Nzimande Obi Odhiambo Ogunleye Ojo Okafor Okeke Okonkwo
        Okoro Olawale Omondi Onyango Osei Otieno Ouattara Owusu Phiri Quaye Rwabugiri Sall Sankara Sarr Sesay Sibanda Sithole Soyinka
        Sow Tambo Touré Traoré Tshabalala Uwimana Wanjala Yeboah Zulu Zuma Bekele Desta Gebremariam Haile Tadesse Tekle Wolde Botha
        Pretorius Steyn Venter Coetzee Nel Van Wyk
    """,
    "japanese": """
        Abe Aoki Arai Asano Chiba Endo Fujii Fujimoto Fujita Fujiwara Fukuda Goto Hara Harada Hasegawa Hashimoto Hayashi Hirano
        Honda Hoshino Ide Igarashi Ikeda Imai Inoue Ishida Ishii Ishikawa Ito Iwasaki Kaneko Kato Kawaguchi Kawamura Kawasaki
        Kimura Kikuchi Kinoshita Kishida Kobayashi Kojima Kondo Kono Koyama Kubo Kudo Kuroda Maeda Maruyama Masuda Matsuda Matsui
        Matsumoto Matsuo Miura Miyamoto Miyazaki Mizuno Mori Morimoto Morita Murakami Murata Nagai Nakagawa Nakajima Nakamura
        Nakano Nakayama Nishida Nishimura Nishiyama Noda Noguchi Nomura Oda Ogawa Ogata Okada Okamoto Ono Ota Otsuka Ozawa Saito
        Sakai Sakamoto Sakurai Sano Sasaki Sato Shibata Shimada Shimizu Suga Sugimoto Sugiyama Suzuki Takada Takagi Takahashi
        Takeda Takeuchi Tamura Tanaka Taniguchi Tsuchiya Ueda Ueno Uchida Wada Watanabe Yamada Yamaguchi Yamamoto Yamashita
        Yamazaki Yano Yokoyama Yoshida Yoshikawa
    """,
    "south_east_asian": """
        Abdullah Baharuddin Budiman Effendi Gunawan Halim Handoko Hartono Hidayat Iskandar Kartika Kurniawan Kusumo Lim Mahendra
        Nasution Nugroho Pangestu Pratama Purnomo Rachman Saputra Setiawan Siregar Subianto Sudirman Suharto Suryadi Susanto
        Sutanto Tanoto Utama Wibowo Widodo Wijaya Yudhoyono Anwar Hamzah Ibrahim Othman Razak Yusof Bunnag Charoen Chaiyasit
        Jitpakdee Kittisak Pongpanich Rattanakosin Saetang Shinawatra Srisai Sukhum Wongsawat Aquino Bautista Dela Cruz Enriquez
        Fajardo Lacson Macapagal Magsaysay Pangilinan Recto Salonga Sison Villanueva Lwin Maung Oo Thein Tun Win Phommachanh Chea
        Keo Sok Som
    """,
}

CHINESE_SURNAMES = """
    Bai Cai Cao Chai Chang Chen Cheng Chu Cui Dai Deng Ding Dong Dou Du Duan Fan Fang Fei Feng Fu Gao Ge Gong Gu Guan Guo Han Hao He
    Hong Hou Hu Hua Huang Huo Jia Jiang Jiao Jin Kang Kong Lai Lei Li Liang Liao Lin Ling Liu Long Lu Luo Lü Ma Mao Mei Meng Miao
    Mo Mu Ni Nie Ning Ouyang Pan Pang Peng Qi Qian Qiao Qin Qiu Qu Ren Rong Ruan Shang Shao Shen Shi Shu Song Su Sun Tan Tang Tao
    Tian Tong Tu Wan Wang Wei Wen Weng Wu Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin You Yu Yuan Yue Zeng Zhai
    Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zou Zuo
"""
CHINESE_SYLLABLES = """
    an ao bin bo chang chao chen cheng chun chuan da dan dong fan fang fei feng fu gang guang gui guo hai han hao he hong hua huan hui
    jian jiang jie jin jing jun kai kang kun lan lei li lian liang lin ling long lu man mei meng min ming na nan ning peng ping qi
    qian qiang qin qing qiu quan ran rong rui shan sheng shi shu shuang shuo si song tao tian ting tong wei wen xia xian xiang xiao
    xin xing xiong xiu xu xuan xue yan yang yao yi yin ying yong you yu yuan yue yun ze zhen zheng zhi zhong zhou zhu zi zong
"""
KOREAN_SURNAMES = """
    Ahn Bae Baek Cha Chang Cho Choi Chun Chung Ha Han Heo Hong Huh Hwang Jang Jeon Jeong Ji Jin Joo Jung Kang Kim Ko Kwak Kwon Lee
    Lim Ma Min Moon Na Nam Noh Oh Paik Pak Park Ra Roh Ryu Seo Seol Shim Shin Sohn Song Suh Sung Uhm Woo Yang Yi Yoo Yoon You Yun
"""
KOREAN_SYLLABLES = """
    ah bin bo byung chan chul dae do dong eun gi gu gyu ha hae hee ho hoon hwa hwan hye hyo hyuk hyun il in jae je ji jin jong joo
    joon jun jung ki kwang kyu kyung mi min moo myung nam sang seo seok seong seung sik so soo sook soon sun sung tae won woo yeon
    yong yoo young yul
"""
VIETNAMESE_SURNAMES = (
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong"
)
VIETNAMESE_GIVEN = """
    Anh Bao Binh Chau Cuong Dao Dat Duc Dung Giang Ha Hai Hanh Hien Hieu Hoa Hung Huong Huy Khanh Khoa Kien Lam Lan Lien Linh Loan
    Long Mai Minh My Nam Nga Ngoc Nhan Nhung Phong Phuc Phuong Quan Quang Quyen Son Tam Tan Thanh Thao Thi Thu Thuy Tien Toan Trang
    Tri Trinh Trung Tu Tuan Tung Tuyet Uyen Van Viet Vinh Xuan Yen
"""

TITLES = """
    Mr.|Mrs.|Ms.|Dr.|Professor|Sir|Dame|Lord|Senator|Sen.|Rep.|Representative|Congressman|Congresswoman|President|Prime Minister|
    Premier|Chancellor|Secretary|Minister|Foreign Minister|Finance Minister|Defense Secretary|Governor|Gov.|Mayor|Ambassador|
    Judge|U.S. District Judge|Magistrate Judge|Justice|Chief Justice|Attorney General|U.S. Attorney|Assistant U.S. Attorney|
    Special Agent in Charge|General|Gen.|Colonel|Col.|Lt. Gen.|Major|Captain|Capt.|Sergeant|Sgt.|Admiral|Commander|Detective|
    Sheriff|Chief|Chairman|Chairwoman|Chair|Ranking Member|Commissioner|Director|Deputy Director|Under Secretary|
    Assistant Secretary|Deputy Secretary|CEO|Chief Executive|Chief Financial Officer|Founder|Partner|Counsel|Professor Emeritus|
    Coach|Head coach|Father|Pastor|Rabbi|Bishop|Pope|King|Queen|Prince|Crown Prince|Princess|Sheikh|spokesman|spokeswoman|analyst|
    economist|attorney|partner|associate|chief executive|director|curator|surgeon|nurse|principal|conductor|novelist|defender|
    striker|goalkeeper|co-founder|lead author|Spokesperson|Foreign Secretary|Navy Capt.|Army Col.|Air Force Gen.|Staff Sgt.|Petty Officer|Secretary of State|Defense Minister|Trade Minister|Commerce Minister|deputy minister|trade minister|industry minister|vice president
"""
JOBS = """
    chief executive|chief financial officer|chief technology officer|general counsel|partner|senior associate|managing director|
    vice president|senior vice president|spokesman|spokeswoman|spokesperson|analyst|senior analyst|research director|senior fellow|
    nonresident fellow|professor|associate professor|lecturer|economist|chief economist|portfolio manager|export-control lawyer|
    trade lawyer|former official|director of policy|head of research|head of compliance|compliance officer|engineer|lead engineer|
    co-founder|founder|chairman|president|secretary-general|executive director|deputy director|curator|conservator|surgeon|
    cardiologist|epidemiologist|oncologist|nurse|paediatrician|head coach|captain|midfielder|goalkeeper|pitcher|mayor|
    council member|superintendent|police chief|fire chief|principal|librarian|historian|biographer|conductor|violinist|
    playwright|novelist|photographer|chef|farmer|shop owner|resident|guide|product manager|designer
"""
